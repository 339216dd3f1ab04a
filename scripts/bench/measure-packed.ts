/** What a runner downloads of this repo for every job. */
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../action-files.ts';

/** Bytes of `git archive HEAD | gzip -9`. What is not committed does not count. */
export function measurePacked(): { readonly bytes: number } {
  const archive = execFileSync('git', ['archive', '--format=tar', 'HEAD'], {
    cwd: ROOT,
    maxBuffer: 1024 ** 3,
  });
  return { bytes: gzipSync(archive, { level: 9 }).byteLength };
}
