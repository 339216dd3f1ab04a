import type { NpmPort } from '../case/ports.ts';
import { judgePublicRelease } from '../features/release/judge-public-release.ts';
import { isManifestOf, manifestPaths, readManifest } from '../formats/notes/parse-tag.ts';
import type { RunResult } from './run-case.ts';

/** What the public check needs of the project repo: its own, by its own token. */
export interface PublicReader {
  /** Commit that a tag names, or null where there is no such tag. */
  readTag(tag: string): Promise<string | null>;
  /** Text of a manifest at a commit, or null where there is none. */
  readManifest(commit: string, path: string): Promise<string | null>;
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
  const manifest = commit === null ? null : await readManifestOf(ports.reader, commit, tag);
  const first = judgePublicRelease({ tag, commit, manifest, npm: null });
  if (first.kind !== 'ask-npm') return end(first.kind === 'passed');
  const published = await ports.npm.readPublished(first.name);
  return end(judgePublicRelease({ tag, commit, manifest, npm: published }).kind === 'passed');
}

/** In a repo of many packages the manifest of the one that the tag names, otherwise the root's. */
async function readManifestOf(reader: PublicReader, commit: string, tag: string): Promise<string | null> {
  let root: string | null | undefined;
  for (const path of manifestPaths(tag)) {
    const text = await reader.readManifest(commit, path);
    if (isManifestOf(readManifest(text), tag)) return text;
    if (root === undefined) root = text;
  }
  return root ?? null;
}

const end = (passed: boolean): RunResult => ({
  decision: passed ? 'done' : 'refused',
  reason: passed ? 'gate-passed' : 'gate-open',
  plan: [],
  changed: false,
});
