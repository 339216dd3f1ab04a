import type { TextProblem } from '../../text/yaml.ts';

/** What usually stands on a line that YAML cannot read, most telling sign first. */
const SIGNS: readonly { readonly sign: RegExp; readonly suggestion: string }[] = [
  { sign: /^\s*\t|^\t/, suggestion: 'Indent with spaces, not with tabs.' },
  {
    sign: /[\u201c-\u201f]/,
    suggestion: 'Put straight quotes (" or \') around the value; curly ones are letters to YAML.',
  },
  {
    sign: /(?:[:\-[,]\s*)[<>]=?\s*\d/,
    suggestion: 'Put each range in straight quotes: ">= 1.0.0, < 2.0.0".',
  },
  { sign: /(?:[:\-[,]\s*)[*]/, suggestion: 'Put * in straight quotes; or write ">= 0" for every version.' },
  {
    sign: /(?:[:\-[,]\s*)[@`%&!]/,
    suggestion: 'Put the value in straight quotes: it begins with a sign that YAML uses.',
  },
  {
    sign: /[[{][^[\]{}"']*\s#/,
    suggestion: 'Put the value in straight quotes: from " #" on a line is a comment in YAML, its ] or } too.',
  },
  { sign: /:\s+[^"'|>[{\s].*:\s/, suggestion: 'Put the value in straight quotes: it holds a colon.' },
];

/** A problem of syntax with what to do about it, by what stands on its line or the one before. */
export function suggestForSyntax(problem: TextProblem, source: string): TextProblem {
  if (problem.found.startsWith('the key ')) return problem;
  const lines = source.split('\n');
  for (const line of [lines[problem.line - 1] ?? '', lines[problem.line - 2] ?? '']) {
    const found = SIGNS.find(({ sign }) => sign.test(line));
    if (found) return { ...problem, suggestion: found.suggestion };
  }
  return problem;
}
