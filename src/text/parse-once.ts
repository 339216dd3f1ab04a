/**
 * The parser, which remembers the last text and what it made of it: one run reads the same file at several places, a sweep
 * once for every case. What is parsed is never changed, so that it can be given out again.
 */
export function parseOnce<T>(parse: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: parse(text) };
    return last.value;
  };
}
