import type { NpmPort } from '../case/ports.ts';
import { judgePublicRelease } from '../release/judge-public-release.ts';
import type { RunResult } from './run-case.ts';

/** What the public check needs of the project repo: its own, by its own token. */
export interface PublicReader {
  /** Commit that a tag names, or null where there is no such tag. */
  readTag(tag: string): Promise<string | null>;
  /** Text of `package.json` at a commit, or null where there is none. */
  readManifest(commit: string): Promise<string | null>;
}

/**
 * The public half of the release gate: tag, version and npm, by public knowledge alone. Package and version come from
 * the repo and the tag, never from inputs. What it found is told by its decision; the text is constant.
 */
export async function checkRelease(
  ports: { readonly reader: PublicReader; readonly npm: NpmPort },
  tag: string,
): Promise<RunResult> {
  const commit = tag === '' ? null : await ports.reader.readTag(tag);
  const manifest = commit === null ? null : await ports.reader.readManifest(commit);
  const first = judgePublicRelease({ tag, commit, manifest, npm: null });
  if (first.kind !== 'ask-npm') return end(first.kind === 'passed');
  const published = await ports.npm.readPublished(first.name);
  return end(judgePublicRelease({ tag, commit, manifest, npm: published }).kind === 'passed');
}

const end = (passed: boolean): RunResult => ({
  decision: passed ? 'done' : 'refused',
  reason: passed ? 'gate-passed' : 'gate-open',
  plan: [],
  changed: false,
});
