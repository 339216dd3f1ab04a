/**
 * Where text lands (design, section 5): `team` is the triage repo and the team's channel, `collaborators` one case's
 * advisory and private fork, `third-party` a CNA or mail provider, `public` everything else, logs included.
 */
export type Surface = 'team' | 'collaborators' | 'third-party' | 'public';

declare const publicBrand: unique symbol;

/** Text that may be public: out of the embargo by {@link declassify}, or a constant of ours. */
export type PublicText = string & { readonly [publicBrand]: true };

/** A sentence of ours that holds nothing of any case beyond what is public already. */
export function publicConstant(text: string): PublicText {
  return text as PublicText;
}

/**
 * Text that is made of published advisories alone, as they were read without credentials.
 *
 * @throws Error where one of them is not published
 */
export function publicListing(text: string, of: readonly { readonly facts: PublishedState }[]): PublicText {
  for (const { facts } of of)
    if (facts.state !== 'published' || facts.publishedAt === null)
      throw new Error('An advisory that is not published was about to be listed.');
  return text as PublicText;
}

declare const embargoedBrand: unique symbol;

/** Text that belongs to one undisclosed case. It is no string, so that it cannot slip into one unnoticed. */
export interface Embargoed {
  readonly [embargoedBrand]: true;
  readonly caseNumber: number;
  /** The advisories whose text this is; empty where it belongs to the whole case. */
  readonly advisories: readonly string[];
}

/** Proof that advisories were read back as published. Made by {@link discloseWhenPublished} only. */
export interface Disclosed {
  readonly caseNumber: number;
  /** GHSA ids that were read back as published. */
  readonly advisories: readonly string[];
  /** True when all advisories of the case were. */
  readonly wholeCase: boolean;
}

/** What was read back of one advisory. */
export interface PublishedState {
  readonly ghsa: string;
  readonly state: string;
  readonly publishedAt: string | null;
}

const texts = new WeakMap<Embargoed, string>();
const proofs = new WeakSet<Disclosed>();

/** Marks text as embargoed for a case; `advisories` narrows it to those advisories' own text. */
export function embargo(caseNumber: number, text: string, advisories: readonly string[] = []): Embargoed {
  const sealed = Object.freeze({ caseNumber, advisories }) as Embargoed;
  texts.set(sealed, text);
  return sealed;
}

/**
 * A proof of disclosure from advisories as they were just read back, or undefined where none is published.
 * `all` names every advisory of the case.
 */
export function discloseWhenPublished(
  caseNumber: number,
  all: readonly string[],
  readBack: readonly PublishedState[],
): Disclosed | undefined {
  const published = readBack
    .filter((advisory) => advisory.state === 'published' && advisory.publishedAt !== null)
    .map((advisory) => advisory.ghsa);
  if (published.length === 0) return undefined;
  const wholeCase = all.length > 0 && all.every((ghsa) => published.includes(ghsa));
  const proof = Object.freeze({ caseNumber, advisories: published, wholeCase });
  proofs.add(proof);
  return proof;
}

/**
 * The only way from embargoed to public. An advisory's own text leaves with that advisory; everything else
 * (posts, reports, analyses) needs the whole case's disclosure.
 */
export function declassify(text: Embargoed, disclosed: Disclosed): PublicText {
  if (!proofs.has(disclosed)) throw new Error('A disclosure was claimed that was not read back from GitHub.');
  if (disclosed.caseNumber !== text.caseNumber) {
    throw new Error(
      `Case ${disclosed.caseNumber} is disclosed, but the text belongs to case ${text.caseNumber}.`,
    );
  }
  const narrow =
    text.advisories.length > 0 && text.advisories.every((id) => disclosed.advisories.includes(id));
  if (!narrow && !disclosed.wholeCase) {
    throw new Error(
      `Case ${text.caseNumber} is disclosed in part only; this text needs all of its advisories.`,
    );
  }
  return read(text) as PublicText;
}

/**
 * The one way out before disclosure: a text that people were shown word by word and confirmed, for its own case. Meant
 * for the pre-announcement, which holds a day, release lines and counts.
 */
export function declassifyConfirmed(
  text: Embargoed,
  confirmed: { readonly caseNumber: number; readonly shown: string },
): PublicText {
  const value = read(text);
  if (confirmed.caseNumber !== text.caseNumber || confirmed.shown !== value)
    throw new Error(`A text of case ${text.caseNumber} was about to be public that nobody has confirmed.`);
  return value as PublicText;
}

function read(text: Embargoed): string {
  const value = texts.get(text);
  if (value === undefined) throw new Error('Embargoed text was copied instead of being handed on.');
  return value;
}
