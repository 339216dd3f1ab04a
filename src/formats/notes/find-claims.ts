/** Sentences in the notes and commits of a release that cannot be true of it, by what they name. */
import { listRemarks, saysFixIsGone, speaksOfFix, unwrapRevert } from './says-undone.ts';

export interface ClaimFacts {
  /** `owner/name` of the repo that is released. */
  readonly repo: string;
  /** Section of the changelog, or release notes; null where there are none. */
  readonly notes: string | null;
  /** Its own version, where it is known: a sentence about another one is not about this release. */
  readonly version?: string;
  /** Ids of other vulnerabilities that the same release is known to fix. */
  readonly alsoFixed?: readonly string[];
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
/** What undoes the fix instead of bringing it; one sentence each. */
export function findReverts(facts: ClaimFacts): readonly string[] {
  const inNotes = listRemarks(facts.notes ?? '')
    .filter((remark) => saysFixIsGone(remark, facts))
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
function findStrangers(notes: string, { cves, advisories, alsoFixed = [] }: ClaimFacts): readonly string[] {
  const ghsas = advisories.map(({ ghsa }) => ghsa);
  const strange = (found: readonly string[], known: readonly string[]) =>
    known.length === 0 ? [] : found.filter((id) => ![...known, ...alsoFixed].some((each) => same(each, id)));
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
const idsIn = (text: string, pattern: RegExp): readonly string[] => [
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
