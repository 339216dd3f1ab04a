/**
 * Which of two RubyGems versions comes first, as the gem command orders them: any letters make a pre-release, a hyphen
 * is read as `.pre.`, missing numbers are 0. Negative where `left` does, 0 for equals.
 */
export function compareGemVersions(left: string, right: string): number {
  const a = readSegments(left);
  const b = readSegments(right);
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = compareSegments(a[index] ?? '0', b[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

/** Zeros at the end of the numbers, and of the whole, say nothing. */
function readSegments(text: string): readonly string[] {
  const plain = text
    .trim()
    .replace(/^[vV]\.?(?=\d)/, '')
    .replace(/\+[\s\S]*$/, '')
    .replaceAll('-', '.pre.');
  const segments = (plain.match(/\d+|[a-zA-Z]+/g) ?? []).map((each) => each.replace(/^0+(?=\d)/, ''));
  const word = segments.findIndex((each) => /^\D/.test(each));
  return word < 0
    ? dropZeros(segments)
    : [...dropZeros(segments.slice(0, word)), ...dropZeros(segments.slice(word))];
}

function dropZeros(segments: readonly string[]): readonly string[] {
  return segments.slice(0, segments.findLastIndex((each) => each !== '0') + 1);
}

function compareSegments(a: string, b: string): number {
  const [left, right] = [/^\d/.test(a), /^\d/.test(b)];
  if (left !== right) return left ? 1 : -1;
  if (left) return a.length - b.length || compareText(a, b);
  return compareText(a, b);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
