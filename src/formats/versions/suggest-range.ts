const VERSION = 'v?(\\d[0-9A-Za-z.+!-]*)';

/** What was probably meant, as GitHub would write it; the match's groups tell. */
const MEANT: readonly { readonly sign: RegExp; readonly write: (...groups: string[]) => string }[] = [
  { sign: /^(?:all|any|every)(?: versions?)?$/i, write: () => '>= 0' },
  { sign: /^={2,3}\s*(\S+)$/, write: (version) => `= ${version}` },
  { sign: /^=<\s*(\S+)$/, write: (version) => `<= ${version}` },
  { sign: /^=>\s*(\S+)$/, write: (version) => `>= ${version}` },
  { sign: /^≤\s*(\S+)$/, write: (version) => `<= ${version}` },
  { sign: /^≥\s*(\S+)$/, write: (version) => `>= ${version}` },
  { sign: new RegExp(`^(?:before|below|prior to|earlier than)\\s+${VERSION}$`, 'i'), write: (v) => `< ${v}` },
  { sign: new RegExp(`^(?:after|above|later than)\\s+${VERSION}$`, 'i'), write: (v) => `> ${v}` },
  { sign: new RegExp(`^(?:from|since)\\s+${VERSION}$`, 'i'), write: (v) => `>= ${v}` },
  {
    sign: new RegExp(`^(?:up to(?: and including)?|through|until|to)\\s+${VERSION}$`, 'i'),
    write: (v) => `<= ${v}`,
  },
  {
    sign: new RegExp(`^${VERSION}\\s+(?:and|or)\\s+(?:earlier|below|before|older|lower|prior)$`, 'i'),
    write: (v) => `<= ${v}`,
  },
  {
    sign: new RegExp(`^${VERSION}\\s+(?:and|or)\\s+(?:later|above|newer|higher|up)$`, 'i'),
    write: (v) => `>= ${v}`,
  },
  { sign: /^~>\s*(\d+(?:\.\d+)*\.\d+)$/, write: (version) => `>= ${version}, < ${nextOfParent(version)}` },
  { sign: /^~=\s*(\d+(?:\.\d+)*\.\d+)$/, write: (version) => `>= ${version}, < ${nextOfParent(version)}` },
  { sign: /^!=\s*(\d\S*)$/, write: (version) => `two ranges, "< ${version}" and "> ${version}"` },
  { sign: /^([<>]=?)\s*(\d[\w.-]*)[;.]$/, write: (op, version) => `${op} ${version}` },
  { sign: /^["'`\u2018-\u201f](.+)["'`\u2018-\u201f]$/, write: (inside) => inside.trim() },
];

/** What was probably meant where other ecosystems' signs, or words, stand for one condition of a range. */
export function suggestRange(part: string): { suggestion?: string } {
  if (part.length > 200) return {};
  for (const { sign, write } of MEANT) {
    const match = sign.exec(part);
    if (match) return { suggestion: write(...match.slice(1)) };
  }
  return {};
}

/** RubyGems' `~> 1.2.3` and Python's `~= 1.2.3` end before 1.3: the last number may grow, no other. */
function nextOfParent(version: string): string {
  const parent = version.split('.').slice(0, -1);
  const last = BigInt(parent.at(-1)!) + 1n;
  return [...parent.slice(0, -1), String(last)].join('.');
}
