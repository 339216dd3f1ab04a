/** `owner/name#number` in lower case: an issue and a pull request never have the same number. Undefined for no thread. */
export function threadKey(url: string): string | undefined {
  const thread = parseThreadUrl(url);
  return thread && `${thread.owner}/${thread.name}#${thread.number}`.toLowerCase();
}

/** A public issue or pull request on GitHub. */
export function parseThreadUrl(
  url: string,
): { owner: string; name: string; kind: 'issue' | 'pull'; number: number } | undefined {
  const match = /^https?:\/\/[\w.:-]+\/([\w.-]+)\/([\w.-]+)\/(issues|pull)\/(\d{1,9})(?:[#?]\S*)?$/.exec(url);
  if (!match) return undefined;
  return {
    owner: match[1]!,
    name: match[2]!,
    kind: match[3] === 'pull' ? 'pull' : 'issue',
    number: Number(match[4]),
  };
}
