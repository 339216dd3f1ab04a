import { styleText } from 'node:util';

/** How a word is painted: `bold`, `red`, or several at once. */
export type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

/**
 * Whether to write in colours: as FORCE_COLOR says (`0` and `false` are no), else not where NO_COLOR has a value, else on a
 * terminal that knows colours. The same order as Node's own.
 */
export function wantsColours(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (none !== undefined && none !== '') return false;
  return stream.isTTY === true && terminal !== 'dumb';
}

/** Paints, or leaves every text as it is. */
export function createPaint(coloured: boolean): Paint {
  // Whether the stream is a terminal was decided already; newer Node would ask again.
  return (format, text) => (coloured ? styleText(format, text, { validateStream: false }) : text);
}
