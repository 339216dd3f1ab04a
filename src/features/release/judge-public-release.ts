import { readManifest, versionOfTag } from '../../formats/notes/parse-tag.ts';

/** What public knowledge shows of a release that is about to be made. */
export interface PublicRelease {
  readonly tag: string;
  readonly commit: string | null;
  /** Manifest of the package at the tag. */
  readonly manifest: string | null;
  /** Null where npm was not asked yet. */
  readonly npm:
    | { readonly kind: 'published'; readonly versions: readonly string[] }
    | { readonly kind: 'absent' }
    | { readonly kind: 'unreachable' }
    | null;
}

export type PublicVerdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ask-npm'; readonly name: string };

/**
 * A release is sound where its tag exists, the version of the package's manifest at the tag is the tag's, and that version was
 * not on npm before. Private packages are not looked for on npm.
 */
export function judgePublicRelease({ tag, commit, manifest, npm }: PublicRelease): PublicVerdict {
  if (commit === null || manifest === null) return { kind: 'failed' };
  const facts = readManifest(manifest);
  const version = versionOfTag(tag);
  if (facts.name === null || version === null || facts.version !== version) return { kind: 'failed' };
  if (facts.isPrivate) return { kind: 'passed' };
  if (npm === null) return { kind: 'ask-npm', name: facts.name };
  switch (npm.kind) {
    case 'absent':
      return { kind: 'passed' };
    case 'published':
      return { kind: npm.versions.includes(version) ? 'failed' : 'passed' };
    case 'unreachable':
      return { kind: 'failed' };
  }
}
