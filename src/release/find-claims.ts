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

const CVE = /\bCVE-\d{4}-\d{4,19}\b/gi;
const GHSA = /\bGHSA(?:-[0-9a-z]{4}){3}\b/gi;
const REVERT =
  /\brevert(?:s|ed|ing)?\b|\broll(?:s|ed|ing)?[ -]?back\b|\bback(?:s|ed|ing)?[ -]?out\b|\bundo(?:es|ne)?\b/i;
const NOT_FIXED =
  /\b(?:does|do|did|is|are|was|were)(?: not|n't)(?: yet)? (?:fix|resolve|patch|address)(?:ed|es)?\b|\bunfixed\b/i;
const SECURITY = /\bsecurity\b|\bvulnerab|\bsec(?=[:(])|\bexploit/i;

/** What undoes the fix instead of bringing it; one sentence each. */
export function findReverts(facts: ClaimFacts): readonly string[] {
  const lines = (facts.notes ?? '').split('\n').filter((line) => line.trim() !== '');
  const inNotes = lines
    .filter((line) => (REVERT.test(line) || NOT_FIXED.test(line)) && speaksOfFix(line, facts))
    .map((line) => `the notes say "${shorten(line)}"`);
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

function speaksOfFix(line: string, { cves, advisories, fixes }: ClaimFacts): boolean {
  const ids = [...cves, ...advisories.map(({ ghsa }) => ghsa)];
  const lower = line.toLowerCase();
  return (
    ids.some((id) => lower.includes(id.toLowerCase())) ||
    fixes.some((fix) => fix.length > 8 && lower.includes(fix.toLowerCase())) ||
    SECURITY.test(line)
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
  return [...notes.matchAll(/\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g)].flatMap(([, text = '', target = '']) => {
    return [CVE, GHSA].flatMap((pattern) => {
      const [said] = idsIn(text, pattern);
      const [linked] = idsIn(target, pattern);
      return said && linked && !same(said, linked) ? [`${said} is linked to ${linked}`] : [];
    });
  });
}

/** What looks like an id and is none: no link of it works, no scanner finds it. */
function findMisspelt(notes: string): readonly string[] {
  const cves = (notes.match(/\bCVE[-_ –—]?\d[\w–—-]*/gi) ?? []).filter(
    (word) => !/^CVE-\d{4}-\d{4,19}$/i.test(word),
  );
  const ghsas = (notes.match(/\bGHSA[-_ ][\w-]+/gi) ?? []).filter(
    (word) => !/^GHSA(?:-[0-9a-z]{4}){3}$/i.test(word),
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
