/** What a runner downloads of this repo for every job. */
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../scripts/action-files.ts';
import type { PackedPart, PackedResult } from './results.ts';

/** Bytes of `git archive HEAD | gzip -9`. What is not committed does not count. */
export const measurePacked = (): PackedResult => ({
  bytes: packedBytes([]),
  release: packedBytes(RELEASED),
});

/** The same of parts, each packed by itself: what a job needs, and what else there is. */
export const measureParts = (): readonly PackedPart[] =>
  PARTS.map(({ what, paths }) => ({ what, bytes: packedBytes(paths) }));

/** What a release consists of: what runs, and what has to be beside it. */
const RELEASED = ['action.yml', 'actions', 'dist', 'LICENSE', 'README.md'];

const PARTS = [
  { what: 'what a job runs: `action.yml`, `actions`, `dist`', paths: ['action.yml', 'actions', 'dist'] },
  { what: '`src`', paths: ['src'] },
  { what: '`test`', paths: ['test'] },
  { what: 'lockfiles', paths: ['package-lock.json', 'tools/*/package-lock.json'] },
] as const;

function packedBytes(paths: readonly string[]): number {
  const wanted = paths.map((path) => `:(glob)${path}`);
  const archive = execFileSync('git', ['archive', '--format=tar', 'HEAD', ...wanted], {
    cwd: ROOT,
    maxBuffer: 1024 ** 3,
  });
  return gzipSync(archive, { level: 9 }).byteLength;
}
