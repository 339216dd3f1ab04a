/** Sentences in the notes and commits of a release that cannot be true of it, by what they name. */

export interface ClaimFacts {
  /** `owner/name` of the repo that is released. */
  readonly repo: string;
  /** Section of the changelog, or release notes; null where there are none. */
  readonly notes: string | null;
  /** First lines of the commits since the release before, newest first. */
  readonly subjects: readonly string[];
  /** First lines of the commits that carry the fix. */
  readonly fixes: readonly string[];
  readonly cves: readonly string[];
  /** `repo` where it is known to belong to another one of ours, or to a dependency. */
  readonly advisories: readonly { readonly ghsa: string; readonly repo: string | null }[];
  /** Nothing but dependencies changed: then the advisory of one of them is rightly linked. */
  readonly dependencyOnly: boolean;
}

const CVE = /(?<![0-9a-z])CVE-\d{4}-\d{4,19}(?![0-9a-z])/gi;
const GHSA = /(?<![0-9a-z])GHSA(?:-[0-9a-z]{4}){3}(?![0-9a-z])/gi;
const REVERT =
  /\brevert(?:s|ed|ing)?\b|\broll(?:s|ed|ing)?[ -]?back\b|\bback(?:s|ed|ing)?[ -]?out\b|\bundo(?:es|ne)?\b/i;
const NOT_FIXED =
  /\b(?:does|do|did|is|are|was|were|has|have|can|could)(?:(?: ?not|n['’]t)(?: (?:yet|been|be))*) (?:fix|resolve|patch|address)(?:ed|es)?\b|\bunfixed\b|\b(?:will|to) be (?:fixed|resolved|patched|addressed) in\b/i;
/** What takes a revert back brings the fix again. */
const AGAIN = /\bre-?(?:appl(?:y|ies|ied)|land(?:s|ed)?|instat(?:e|es|ed)|introduc(?:e|es|ed))\b/i;
const SECURITY = /\bsecurity\b|\bvulnerab|\bsec(?=[:(])|\bexploit/i;

/** What undoes the fix instead of bringing it; one sentence each. */
export function findReverts(facts: ClaimFacts): readonly string[] {
  const inNotes = listRemarks(facts.notes ?? '')
    .filter(({ line, isUndone }) => (isUndone || saysUndone(line, facts)) && speaksOfFix(line, facts))
    .map(({ line }) => `the notes say "${shorten(line)}"`);
  const undone = new Map<string, number>();
  for (const subject of facts.subjects) {
    const { depth, core } = unwrapRevert(subject);
    if (depth > 0) undone.set(core, Math.max(undone.get(core) ?? 0, depth));
  }
  const inCommits = [...undone]
    .filter(([core, depth]) => depth % 2 === 1 && speaksOfFix(core, facts))
    .map(([core]) => `a commit reverts "${shorten(core)}"`);
  return [...inNotes, ...inCommits];
}

interface Remark {
  readonly line: string;
  /** It stands under "Reverts", or under a point of a list that says so. */
  readonly isUndone: boolean;
}

/** Every line of the notes, and whether the heading or the point of the list that it belongs to is about reverts. */
function listRemarks(notes: string): readonly Remark[] {
  let heading = false;
  let point: { readonly depth: number; readonly isUndone: boolean } | undefined;
  return notes.split('\n').flatMap((line): Remark[] => {
    if (line.trim() === '') return [];
    const title = /^ {0,3}#{1,6}\s+(.*)$|^\*\*([^*]+)\*\*:?\s*$|^<h[1-6][^>]*>(.*)<\/h/i.exec(line);
    if (title) {
      heading = /^\W*(?:revert(?:s|ed)?|rollbacks?|rolled back)\W*$/i.test(title.slice(1).join(''));
      point = undefined;
      return [{ line, isUndone: false }];
    }
    const depth = line.search(/\S/);
    if (point && depth <= point.depth) point = undefined;
    const isUndone = heading || (point?.isUndone ?? false);
    if (!point && /:\s*$/.test(line)) point = { depth, isUndone: REVERT.test(line) };
    return [{ line, isUndone }];
  });
}

/** "Fixes CVE-… by reverting x" undoes x; "Revert the fix of CVE-…" undoes the fix. */
function saysUndone(line: string, facts: ClaimFacts): boolean {
  if (NOT_FIXED.test(line)) return true;
  if (!REVERT.test(line) || AGAIN.test(line) || unwrapRevert(line.replace(/^[\s*-]+/, '')).depth === 2)
    return false;
  const [before = ''] = line.split(REVERT);
  const isFix =
    /\b(?:fix(?:es|ed)?|resolv(?:es?|ed)|address(?:es|ed)?|mitigat(?:es?|ed))\b(?!\s*(?:\([^)]*\))?:)/i;
  return !(isFix.test(before) && namesFix(before, facts));
}

/** `Revert "Revert "x""` is x again: how often it was turned round, and what. */
function unwrapRevert(subject: string): { readonly depth: number; readonly core: string } {
  let core = subject.trim();
  let depth = 0;
  for (;;) {
    const inner = /^(?:revert|reverts)(?:[:\s(]|\b)[^"“]*["“](.*)["”][^"”]*$/i.exec(core)?.[1];
    const plain = inner ?? /^revert(?:\([^)]*\))?:\s*(.+)$/i.exec(core)?.[1];
    if (plain === undefined) return { depth, core };
    core = plain.trim();
    depth += 1;
  }
}

const speaksOfFix = (line: string, facts: ClaimFacts): boolean =>
  namesFix(line, facts) || SECURITY.test(line);

function namesFix(line: string, { cves, advisories, fixes }: ClaimFacts): boolean {
  const ids = [...cves, ...advisories.map(({ ghsa }) => ghsa)];
  const lower = line.toLowerCase();
  return (
    ids.some((id) => lower.includes(id.toLowerCase())) ||
    fixes.some((fix) => fix.length > 8 && lower.includes(fix.toLowerCase()))
  );
}

/** Ids that are not this release's, lead somewhere else, or are misspelt; one sentence each. */
export function findWrongIds(facts: ClaimFacts): readonly string[] {
  const notes = facts.notes ?? '';
  return [
    ...new Set([
      ...findStrangers(notes, facts),
      ...findForeignLinks(notes, facts),
      ...findCrossedLinks(notes),
      ...findMisspelt(notes),
    ]),
  ];
}

/** Ids that the case does not know. Nothing is known of a case without ids, so nothing is strange in it. */
function findStrangers(notes: string, { cves, advisories }: ClaimFacts): readonly string[] {
  const ghsas = advisories.map(({ ghsa }) => ghsa);
  const strange = (found: readonly string[], known: readonly string[]) =>
    known.length === 0
      ? []
      : found.filter((id) => !known.some((each) => each.toLowerCase() === id.toLowerCase()));
  return [...strange(idsIn(notes, CVE), cves), ...strange(idsIn(notes, GHSA), ghsas)].map(
    (id) => `${id} is not one of the expected ids (another vulnerability or package?)`,
  );
}

/** An advisory that is linked under a repo which it does not belong to. */
function findForeignLinks(notes: string, facts: ClaimFacts): readonly string[] {
  const links = notes.matchAll(
    /https?:\/\/[\w.:-]+\/([\w.-]+\/[\w.-]+)\/security\/advisories\/(GHSA(?:-[0-9a-z]{4}){3})/gi,
  );
  return [...links].flatMap(([, linked = '', ghsa = '']) => {
    const home = facts.advisories.find((each) => each.ghsa.toLowerCase() === ghsa.toLowerCase())?.repo;
    const isRight = home
      ? same(linked, home)
      : same(linked, facts.repo) || isDependency(linked, notes, facts);
    return isRight ? [] : [`${ghsa} is linked under ${linked}, expected ${home ?? facts.repo}`];
  });
}

/** The notes or commits raise a package of that name, or nothing but dependencies changed. */
function isDependency(linked: string, notes: string, { dependencyOnly, subjects }: ClaimFacts): boolean {
  const name = linked.split('/')[1]!.toLowerCase();
  const raised = [notes, ...subjects].some((text) => text.toLowerCase().includes(`${name}@`));
  return dependencyOnly || raised;
}

/** `[CVE-1](…CVE-2)`: the text says one thing and the link leads to another. */
function findCrossedLinks(notes: string): readonly string[] {
  const links = [
    ...notes.matchAll(/\[(?<said>[^[\]]{0,300})\]\((?<target>[^)\s]{0,500})/g),
    ...notes.matchAll(
      /<a\b[^<>]{0,200}?href=["']?(?<target>[^"'\s<>]{1,500})[^<>]{0,200}>(?<said>[\s\S]{0,200}?)<\/a>/gi,
    ),
  ];
  return links.flatMap(({ groups: { said = '', target = '' } = {} }) =>
    [CVE, GHSA].flatMap((pattern) => {
      const named = idsIn(said, pattern);
      const [linked] = idsIn(target, pattern);
      return linked && named.length > 0 && !named.includes(linked)
        ? [`${named[0]} is linked to ${linked}`]
        : [];
    }),
  );
}

/** Whatever is put where an id has its hyphen: other dashes, the underline, blanks that do not break, what nobody sees. */
const DASH = '[\\p{Pd}\\u2212_\\u00A0\\u00AD\\u200B-\\u200D\\u2060]{0,2}';
const LIKE_CVE = new RegExp(
  `(?<![0-9a-z])CVE(?:-\\d[\\w-]*|[ :#]{0,2}${DASH}(?:19|20)\\d{2}${DASH}[\\dx?]{1,19})(?![0-9a-z])`,
  'giu',
);
const LIKE_GHSA = new RegExp(
  `(?<![0-9a-z])GHSA(?: [0-9a-z]{4}(?:-[0-9a-z]{4}){2}|(?:${DASH.replace('0,2', '1,2')}[0-9a-z]{3,5}){2,4})(?![0-9a-z])`,
  'giu',
);

/** What looks like an id and is none: no link of it works, no scanner finds it. */
function findMisspelt(notes: string): readonly string[] {
  const cves = (notes.match(LIKE_CVE) ?? []).filter((word) => !/^CVE-\d{4}-\d{4,19}(?![0-9a-z])/i.test(word));
  const ghsas = (notes.match(LIKE_GHSA) ?? []).filter(
    (word) => !/^GHSA(?:-[0-9a-z]{4}){3}(?![0-9a-z])/i.test(word),
  );
  return [...cves, ...ghsas].map((word) => `"${shorten(word)}" is not a well-formed id`);
}

/** Every id of a kind in a text, in capitals as far as ids have them, each once. */
export const idsIn = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set(
    (text.match(new RegExp(pattern.source, 'gi')) ?? []).map((id) =>
      /^cve/i.test(id) ? id.toUpperCase() : `GHSA${id.slice(4).toLowerCase()}`,
    ),
  ),
];

export const cvesIn = (text: string): readonly string[] => idsIn(text, CVE);
export const ghsasIn = (text: string): readonly string[] => idsIn(text, GHSA);

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const shorten = (line: string): string => {
  const plain = line.trim().replace(/\s+/g, ' ');
  return plain.length > 120 ? `${plain.slice(0, 117)}…` : plain;
};
