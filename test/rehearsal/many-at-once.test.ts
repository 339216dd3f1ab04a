/** Six reports of one reporter on one day, of three owners' repos, from report to one post. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import type { Report } from '../../dev/rehearsal/report.ts';
import { itDeep, tellPlayed } from '../deep.ts';
import { SEPTEMBER_2024 } from './september-2024.ts';

const folder = mkdtempSync(join(tmpdir(), 'rehearsal-six-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

itDeep('the six advisories of Express’s September 2024 are six closed cases and one post', () => {
  const flags = SEPTEMBER_2024.flatMap((record) => {
    const path = join(folder, `${record.id}.json`);
    writeFileSync(path, JSON.stringify(record));
    return ['--advisory', path];
  });
  const cli = join(PROJECT_ROOT, 'dev/rehearsal/cli.ts');
  const run = spawnSync(process.execPath, [cli, '--out', folder, '--json', ...flags], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
  expect(report.cases.map(({ states }) => states.at(-1)?.label)).toEqual(
    SEPTEMBER_2024.map(() => 'case/closed'),
  );
  expect(report.cases.flatMap(({ deadlines }) => deadlines.filter(({ met }) => met === false))).toEqual([]);
  const [post, ...others] = report.posts.filter(({ channel }) => channel === 'blog');
  expect(others).toEqual([]);
  for (const { aliases } of SEPTEMBER_2024) expect(post?.body).toContain(aliases[0]);
  expect(report.leaks).toEqual([]);
  tellPlayed('records disclosed together', SEPTEMBER_2024.length);
});
