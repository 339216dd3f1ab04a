import { isAnonymous, NAMELESS } from '../../../formats/records/credit-wishes.ts';
import type { Credit, CreditType } from '../../../formats/records/facts.ts';
import { readWords } from './inline-text.ts';
import { endSentence, renderList } from './wording.ts';

/** How somebody asked to be named. */
export type CreditWish =
  | { readonly kind: 'login' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'anonymous' };

/** Wishes by login, or by the name that a credit carries; upper and lower case do not matter. */
export type CreditWishes = Readonly<Record<string, CreditWish>>;

/** Somebody as they are named in public. */
export type NamedPerson =
  | { readonly kind: 'login'; readonly login: string }
  | { readonly kind: 'name'; readonly name: string; readonly login: string | null }
  | { readonly kind: 'anonymous' };

/** What somebody is thanked for. */
type Contribution = 'report' | 'fix' | 'review' | 'help';

export interface Thanks {
  readonly contribution: Contribution;
  readonly people: readonly NamedPerson[];
}

const CONTRIBUTIONS: Readonly<Record<CreditType, Contribution>> = {
  reporter: 'report',
  finder: 'report',
  remediation_developer: 'fix',
  remediation_reviewer: 'review',
  remediation_verifier: 'review',
  analyst: 'help',
  coordinator: 'help',
  tool: 'help',
  sponsor: 'help',
  other: 'help',
};

const ORDER: readonly Contribution[] = ['report', 'fix', 'review', 'help'];
const WORDS: Readonly<Record<Contribution, string>> = {
  report: 'for reporting',
  fix: 'for the patch',
  review: 'for review',
  help: 'for their help',
};

/**
 * Who is thanked, for what, and by which name: the same everywhere. Somebody who wishes to stay anonymous is
 * thanked without a name, and nobody is named twice for one contribution.
 */
export function planThanks(credits: readonly Credit[], wishes: CreditWishes = {}): readonly Thanks[] {
  const byKey = new Map(Object.entries(wishes).map(([key, wish]) => [key.toLowerCase(), wish]));
  return ORDER.flatMap((contribution) => {
    const people = new Map<string, NamedPerson>();
    for (const credit of credits) {
      if ((CONTRIBUTIONS[credit.type] ?? 'help') !== contribution) continue;
      const person = namePerson(credit, byKey);
      people.set(keyOf(person, credit), person);
    }
    return people.size === 0 ? [] : [{ contribution, people: [...people.values()] }];
  });
}

/**
 * One sentence of thanks, or null where nobody is credited. `write` puts one name into the markup of the place.
 */
export function renderThanks(
  thanks: readonly Thanks[],
  write: (person: NamedPerson & { kind: 'login' | 'name' }) => string,
): string | null {
  if (thanks.length === 0) return null;
  const parts = thanks.map(
    ({ contribution, people }) => `to ${renderPeople(people, write)} ${WORDS[contribution]}`,
  );
  return endSentence(`Thanks ${renderList(parts)}`);
}

/** Credits of several advisories as one list. */
export function collectCredits(
  advisories: readonly { readonly credits: readonly Credit[] }[],
): readonly Credit[] {
  return advisories.flatMap((advisory) => advisory.credits);
}

function namePerson(credit: Credit, wishes: ReadonlyMap<string, CreditWish>): NamedPerson {
  const own = 'login' in credit ? credit.login : credit.name;
  const wish = wishes.get(own.toLowerCase()) ?? wishOf(credit);
  const login = 'login' in credit ? credit.login : null;
  if (wish?.kind === 'anonymous') return { kind: 'anonymous' };
  if (wish?.kind === 'name') return nameOrNobody(wish.name, login);
  return login === null ? nameOrNobody(own, null) : nameLogin(login);
}

function nameLogin(login: string): NamedPerson {
  return login.trim() === '' ? { kind: 'anonymous' } : { kind: 'login', login };
}

function nameOrNobody(name: string, login: string | null): NamedPerson {
  const words = readWords(name);
  return NAMELESS.test(words) ? { kind: 'anonymous' } : { kind: 'name', name: words, login };
}

/** Two people who stay anonymous are two people; which credit they were is known here only. */
function keyOf(person: NamedPerson, credit: Credit): string {
  const own = 'login' in credit ? credit.login : credit.name;
  return person.kind === 'anonymous' ? `anonymous ${own}`.toLowerCase() : renderKey(person);
}

function renderKey(person: NamedPerson & { kind: 'login' | 'name' }): string {
  return (person.kind === 'login' ? person.login : (person.login ?? person.name)).toLowerCase();
}

function renderPeople(
  people: readonly NamedPerson[],
  write: (person: NamedPerson & { kind: 'login' | 'name' }) => string,
): string {
  const named = people.flatMap((person) => (person.kind === 'anonymous' ? [] : [write(person)]));
  const nameless = people.length - named.length;
  if (nameless === 0) return renderList(named);
  const rest =
    nameless === 1
      ? 'somebody who wishes to stay anonymous'
      : `${nameless} people who wish to stay anonymous`;
  return renderList([...named, rest]);
}

/** What the credits of an analysis say of how people wish to be named. */
export function wishesOf(credits: readonly Credit[]): CreditWishes {
  const wishes = credits.flatMap((credit): readonly (readonly [string, CreditWish])[] => {
    const wish = wishOf(credit);
    return 'login' in credit && wish ? [[credit.login, wish]] : [];
  });
  return Object.fromEntries(wishes);
}

function wishOf(credit: Credit): CreditWish | undefined {
  if (!('login' in credit) || credit.as === undefined) return undefined;
  return NAMELESS.test(credit.as) ? { kind: 'anonymous' } : { kind: 'name', name: credit.as };
}

/**
 * The credits of a published advisory as its case has them, each with the wish of who it is: for a post that tells of the
 * advisory beside those of another case.
 */
export function creditAsAsked<T extends { readonly credits: readonly Credit[] }>(
  advisory: T,
  asked: readonly Credit[],
): T {
  const credits = addNamedCredits([advisory], asked).flatMap((each) => each.credits);
  const findAs = (login: string): string | undefined =>
    asked.flatMap((each) =>
      'login' in each && each.login.toLowerCase() === login.toLowerCase() ? (each.as ?? []) : [],
    )[0];
  return {
    ...advisory,
    credits: credits.map((credit) => {
      const as = 'login' in credit ? findAs(credit.login) : undefined;
      return as === undefined ? credit : { ...credit, as };
    }),
  };
}

/**
 * The credits of published advisories with those of the analysis that GitHub cannot hold: people without a login, and
 * people who are thanked without a name.
 */
export function addNamedCredits<T extends { readonly credits: readonly Credit[] }>(
  advisories: readonly T[],
  asked: readonly Credit[],
): readonly T[] {
  return advisories.map((advisory) => {
    const missing = asked.filter((credit) => {
      const isThere = advisory.credits.some((each) => keyOfCredit(each) === keyOfCredit(credit));
      return !isThere && (!('login' in credit) || isAnonymous(credit));
    });
    return missing.length === 0 ? advisory : { ...advisory, credits: [...advisory.credits, ...missing] };
  });
}

const keyOfCredit = (credit: Credit): string =>
  `${'login' in credit ? `@${credit.login.toLowerCase()}` : credit.name} ${credit.type}`;
