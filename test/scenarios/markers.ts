/** Key of the hidden line at the end of a comment of the bot; '' where there is none. */
export function keyOf(body: string): string {
  const key = /<!-- security-process:(\S+) -->\s*$/.exec(body)?.[1];
  return key === undefined ? '' : decodeURIComponent(key);
}
