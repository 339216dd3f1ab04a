import type { StoredCase } from '../../case/stored-case.ts';
import { shorten } from '../../text/shorten.ts';
import { type FindingMarker, hashMarker } from './artifacts/finding-markers.ts';

/**
 * What a report is recognised by, in a form that holds none of its words: names of packages, and hashes of identifiers
 * in code, of links, of uncommon words, and of the markers that tools give their findings.
 */
export type Fingerprint = NonNullable<StoredCase['fingerprint']>;

/** What two reports have in common. */
export interface Likeness {
  readonly packages: readonly string[];
  readonly codes: readonly string[];
  readonly links: readonly string[];
  readonly words: readonly string[];
  readonly weaknesses: readonly string[];
  readonly markers: readonly FindingMarker[];
  /** Of the uncommon words of the shorter one, 0 to 1. */
  readonly share: number;
  /** The same text, sent twice: whatever the form said about the package. */
  readonly same: boolean;
}

export function compareFingerprints(
  print: Fingerprint,
  other: Fingerprint,
  own: readonly FindingMarker[],
): Likeness {
  const packages = print.packages.filter((name) => other.packages.includes(name));
  const words = common(print.words, other.words);
  const least = Math.min(count(print.words), count(other.words));
  const share = least === 0 ? 0 : words.length / least;
  const isElsewhere = packages.length === 0 && print.packages.length > 0 && other.packages.length > 0;
  const theirs = new Set((other.markers ?? '').split(' '));
  return {
    packages,
    codes: common(print.codes, other.codes),
    links: common(print.links, other.links),
    words,
    weaknesses: print.weaknesses.filter((name) => other.weaknesses.includes(name)),
    markers: own.filter(
      (each) => theirs.has(hashMarker(each)) && (each.within === 'everywhere' || !isElsewhere),
    ),
    share,
    same: !isElsewhere && least >= SAME_WORDS && share >= SAME_SHARE,
  };
}

/** One flaw, most likely. Precision before recall: what hardly anybody writes by chance, about one package. */
export const isLikelyDuplicate = ({
  same,
  markers,
  packages,
  links,
  codes,
  words,
  weaknesses,
  share,
}: Likeness): boolean =>
  same ||
  markers.length > 0 ||
  (packages.length > 0 &&
    (links.length > 0 ||
      codes.length >= 2 ||
      (codes.length >= 1 && words.length >= 3 && share >= 0.15) ||
      (weaknesses.length > 0 && words.length >= 4 && share >= 0.3) ||
      (words.length >= 8 && share >= 0.5)));

/** One question to the team, whichever package it is about. */
export const isSimilar = (likeness: Likeness): boolean => {
  const { codes, words, weaknesses, share } = likeness;
  return (
    isLikelyDuplicate(likeness) ||
    (weaknesses.length > 0 && words.length >= 4 && share >= 0.3) ||
    (codes.length >= 1 && words.length >= 4 && share >= 0.3) ||
    (words.length >= 5 && share >= 0.4)
  );
};

export const weighLikeness = ({ same, markers, links, codes, share, weaknesses }: Likeness): number =>
  (same ? 10 : 0) +
  (markers.length > 0 ? 10 : 0) +
  links.length * 2 +
  codes.length +
  share * 5 +
  weaknesses.length;

/**
 * In words for those who read the report.
 *
 * @param index what of this report stands behind a hash
 */
export function tellLikeness(
  { markers, packages, weaknesses, links, codes, words, share }: Likeness,
  index: ReadonlyMap<string, string>,
): readonly string[] {
  const show = (hashes: readonly string[]) => hashes.flatMap((each) => index.get(each) ?? []).slice(0, 5);
  return [
    ...markers.slice(0, 1).map(tellMarker),
    ...(packages.length > 0 ? [`both about ${packages[0]}`] : []),
    ...(weaknesses.length > 0 ? [`both say ${weaknesses.slice(0, 3).join(', ')}`] : []),
    ...(links.length > 0 ? [`same link: ${show(links).join(', ')}`] : []),
    ...(codes.length > 0 ? [`same names in code: ${show(codes).join(', ')}`] : []),
    ...(words.length > 0 ? [`${Math.round(share * 100)} % of the uncommon words of the shorter one`] : []),
  ];
}

const tellMarker = ({ tool, id }: FindingMarker): string =>
  `same marker${tool === null ? '' : ` of ${tool}`}: ${shorten(id, 100)}`;

/** Uncommon words that a text has to have, and the share that has to be the same, to pass for the same text. */
const SAME_WORDS = 10;
const SAME_SHARE = 0.7;

const common = (one: string, other: string): readonly string[] => {
  const others = new Set(other.split(' '));
  return one.split(' ').filter((each) => each !== '' && others.has(each));
};
const count = (hashes: string): number => (hashes === '' ? 0 : hashes.split(' ').length);
