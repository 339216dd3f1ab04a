/** A clone with a vulnerable version and fixes of it, as a checkout of a workflow is; and the built action on it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildResult, runAction } from '../../dev/rehearsal/child-run.ts';
import { parseProof } from '../../src/features/remediation/proof.ts';
import { DIST, describeRepo } from './stage.ts';

/** An example: a function without a limit, the fix, and a test that shows the flaw. */
export const VULNERABLE = `exports.depth = (value) => {
  const walk = (each) => (each && typeof each === 'object' ? 1 + Math.max(0, ...Object.values(each).map(walk)) : 0);
  return walk(value);
};
`;
export const FIXED = VULNERABLE.replace(
  'return walk(value);',
  "const found = walk(value);\n  if (found > 3) throw new RangeError('too deep');\n  return found;",
);
export const DEEP = '{ a: { a: { a: { a: {} } } } }';
export const HEAD = `const { depth } = require('../lib.js');
const assert = require('node:assert');
const { it } = globalThis.it ? globalThis : require('node:test');
`;
export const GOOD = `${HEAD}it('refuses what is too deep', () => { assert.throws(() => depth(${DEEP}), RangeError); });\n`;

export const RUN = 'https://github.com/example-org/deep/actions/runs/77';

/** Path to text; a text `-> target` is a symbolic link, null a file that goes. */
export type Files = Readonly<Record<string, string | null>>;

export interface Fixes {
  /** The tag `v1.0.0`. */
  readonly base: Files;
  /** What each branch changes of it. */
  readonly branches: Readonly<Record<string, Files>>;
  /** A commit on no branch and no tag: `refs/hidden` of the origin. */
  readonly hidden?: Files;
}

/** All commits are made at once, by one process of git; the clone is that of a runner. */
export function makeClone({ base, branches, hidden = {} }: Fixes): {
  root: string;
  clone: string;
  hidden: string;
} {
  const root = mkdtempSync(join(tmpdir(), 'prove-fix-test-'));
  const origin = join(root, 'origin');
  mkdirSync(origin);
  git(origin, ['init', '--quiet', '--bare', '--initial-branch=main']);
  const commits = [
    renderCommit('refs/heads/main', base),
    'reset refs/tags/v1.0.0\nfrom refs/heads/main\n\n',
    ...Object.entries(branches).map(([name, files]) => renderCommit(`refs/heads/${name}`, files, true)),
    renderCommit('refs/hidden', hidden, true),
  ];
  git(origin, ['fast-import', '--quiet'], commits.join(''));
  const clone = join(root, 'clone');
  git(root, ['clone', '--quiet', origin, clone]);
  git(clone, ['fetch', '--quiet', 'origin', 'refs/hidden']);
  return { root, clone, hidden: git(origin, ['rev-parse', 'refs/hidden']).trim() };
}

function renderCommit(ref: string, files: Files, isFix = false): string {
  const changes = Object.entries(files).map(([path, text]) => {
    if (text === null) return `D ${path}\n`;
    const isLink = text.startsWith('-> ');
    return `M ${isLink ? '120000' : '100644'} inline ${path}\n${renderData(isLink ? text.slice(3) : text)}`;
  });
  const from = isFix ? 'from refs/tags/v1.0.0\n' : '';
  const by = 'committer Dev <dev@example.org> 1700000000 +0000\n';
  return `commit ${ref}\n${by}${renderData('A change')}${from}${changes.join('')}\n`;
}

const renderData = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

function git(folder: string, args: readonly string[], input = ''): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export interface Wish {
  readonly fixed?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly isPrivate?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the built action as a step of a job with tokens. */
export function prove(clone: string, command: string, wish: Wish = {}): Promise<ChildResult> {
  const { fixed = 'good', inputs, isPrivate = true, environment } = wish;
  return runAction({
    main: `${DIST}/prove-fix.js`,
    inputs: { base: 'v1.0.0', fixed, command, ...inputs },
    event: {
      name: 'workflow_dispatch',
      payload: { repository: describeRepo('example-org/deep', isPrivate) },
    },
    github: {
      GITHUB_REPOSITORY: 'example-org/deep',
      GITHUB_EVENT_NAME: 'workflow_dispatch',
      GITHUB_RUN_ID: '77',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKSPACE: clone,
      GITHUB_TOKEN: 'canary-token',
      ACTIONS_RUNTIME_TOKEN: 'canary-token',
      ACTIONS_CACHE_URL: 'https://canary.example.org/',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'canary-token',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://canary.example.org/',
    },
    machine: { ...environment },
  });
}

export const reasonsOf = ({ outputs }: ChildResult): readonly string[] | undefined =>
  parseProof(outputs.verdict ?? '')?.lines.map(({ reason }) => reason);
