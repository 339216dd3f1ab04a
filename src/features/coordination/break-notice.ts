import { type PublicText, publicConstant } from '../../text/embargo.ts';

interface Span {
  readonly from: string;
  readonly until: string;
}

/** Around the notice in the public policy, so that it is found again and taken out whole. */
const BEGIN = '<!-- break-notice -->';
const END = '<!-- /break-notice -->';

/** What the public is told of a break: its days, and what to do. It holds nothing of any case. Public surface. */
export const renderBreakNotice = ({ from, until }: Span): PublicText =>
  publicConstant(
    `**We are on a break from ${from} until ${until}.** Please go on reporting vulnerabilities in private. We answer from ${until} on. If a vulnerability is being exploited already, say so in your report, and show how you know: somebody is called then.`,
  );

/**
 * The policy with the notice of a break below its first heading, or in the place of an older notice; undefined where it
 * says so already. Text and line ends of the file stay as they are.
 */
export function withBreakNotice(policy: string, span: Span): PublicText | undefined {
  const end = policy.includes('\r\n') ? '\r\n' : '\n';
  const bare = withoutBreakNotice(policy) ?? policy;
  const lines = bare.split(end);
  const at = endOfFirstHeading(lines);
  const block = [...(at === 0 ? [] : ['']), BEGIN, `> ${renderBreakNotice(span)}`, END];
  const text = lines.toSpliced(at, 0, ...block).join(end);
  return text === policy ? undefined : publicConstant(text);
}

/** The policy without a notice; undefined where it holds none, or one whose end is missing. */
export function withoutBreakNotice(policy: string): PublicText | undefined {
  const end = policy.includes('\r\n') ? '\r\n' : '\n';
  const lines = policy.split(end);
  const first = lines.findIndex((line) => line.trim() === BEGIN);
  const last = lines.findIndex((line, index) => index > first && line.trim() === END);
  if (first < 0 || last < 0) return undefined;
  // The blank line above came with it.
  const from = first > 0 && lines[first - 1]?.trim() === '' ? first - 1 : first;
  return publicConstant(lines.toSpliced(from, last + 1 - from).join(end));
}

/** Lines up to and with the first heading of the text, of either kind; 0 where it has none near its beginning. */
function endOfFirstHeading(lines: readonly string[]): number {
  const head = lines.slice(0, 40);
  const fence = head.findIndex((line) => /^\s{0,3}(?:```|~~~)/.test(line));
  const open = fence < 0 ? head : head.slice(0, fence);
  const hash = open.findIndex((line) => /^#{1,6}\s/.test(line));
  const under = open.findIndex(
    (line, index) => /^(?:=+|-+)\s*$/.test(line) && (open[index - 1] ?? '').trim() !== '',
  );
  const found = [hash, under].filter((at) => at >= 0);
  return found.length === 0 ? 0 : Math.min(...found) + 1;
}
