/** A name as code has it: without line ends, and without the quotes and spaces of a word processor. */
export function isPlainName(text: string): boolean {
  return (
    text.trim() !== '' &&
    text.length <= 1000 &&
    !/[\p{Cc}\p{Cf}\u2018-\u201f\u00ab\u00bb]|(?! )\p{Z}/u.test(text)
  );
}
