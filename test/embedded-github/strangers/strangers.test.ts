/** Clients that know nothing of this project, against the embedded GitHub. They are among the heavier tools. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../../../dev/rehearsal/project-files.ts';

const present = existsSync(join(PROJECT_ROOT, 'tools/ci/node_modules/@octokit/fixtures'));
// Node before 22.18 does not run TypeScript; .ci/run runs the same with the one that does.
const able = process.features.typescript !== false && process.features.typescript !== undefined;
if (!present || !able)
  console.warn(
    'Strangers were NOT run against the embedded GitHub: npm ci --prefix tools/ci brings them, and Node 24 runs them.',
  );

describe('the embedded GitHub under strangers', () => {
  (present && able ? it : it.skip)(
    'keeps what they expect',
    async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        join(PROJECT_ROOT, 'tools/ci/strangers.ts'),
      ]);
      expect(stdout).toMatch(/^[1-9]\d+ passed, 0 failed$/m);
      expect(stdout).not.toContain('NOT OK');
    },
    60_000,
  );
});
