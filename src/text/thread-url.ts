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
