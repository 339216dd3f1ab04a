/** What GitHub answered, as far as a person wants to read of it. The organisation is a throw-away one: its texts are ours. */
import type { Answer } from '../../src/github/transport.ts';
import type { Outcome } from './question.ts';

export interface Said {
  readonly status: number;
  readonly data: unknown;
  /** GitHub's own words, in one line; '' where it gave none. */
  readonly sentence: string;
  /** By GraphQL: the types of its errors, '' for one without. */
  readonly errorTypes: readonly string[];
  /** `issues=write`, where GitHub says what would have been needed. */
  readonly accepted: string | undefined;
}

/** A preparation that GitHub refused, so that nothing can be said about what was to be tried. */
export class Blocked extends Error {}

/** A field, `a.b.0.c`, of something that GitHub sent. */
export function at(value: unknown, path: string): unknown {
  let found = value;
  for (const step of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[step];
  }
  return found;
}

export function listAt(value: unknown, path: string): readonly unknown[] {
  const found = path === '' ? value : at(value, path);
  return Array.isArray(found) ? found : [];
}

/** One line that a terminal can show, without what looks like a credential. */
export function plainLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const masked = line.replace(/\b(?:gh[pousr]_|github_pat_)\w+|\beyJ[\w.-]+/g, '***');
  return masked.length > 300 ? `${masked.slice(0, 299)}…` : masked;
}

export function readAnswer({ status, data, headers }: Answer): Said {
  const errors = listAt(data, 'errors');
  const of = (error: unknown): readonly string[] => {
    if (typeof error === 'string') return [error];
    const words = ['type', 'field', 'code', 'message'].flatMap((key) => {
      const word = at(error, key);
      return typeof word === 'string' ? [word] : [];
    });
    return words.length === 0 ? [] : [words.join(' ')];
  };
  const message = at(data, 'message');
  const parts = [...(typeof message === 'string' ? [message] : []), ...errors.flatMap(of)];
  return {
    status,
    data,
    sentence: plainLine(parts.join('; ')),
    errorTypes: status === 200 ? errors.map((error) => String(at(error, 'type') ?? '')) : [],
    accepted: headers['x-accepted-github-permissions'],
  };
}

export const isRefused = ({ status, errorTypes }: Said): boolean => status >= 400 || errorTypes.length > 0;

/** The answer, or an end to this question: what was refused stands before what was to be tried. */
export function demandDone(said: Said, does: string): Said {
  if (!isRefused(said)) return said;
  throw new Blocked(`could not ${does}: ${describeSaid(said)}`);
}

/** `403 “Resource not accessible by integration” (GitHub names: issues=write)`. */
export function describeSaid({ status, sentence, accepted }: Said): string {
  const words = sentence === '' ? 'without a sentence' : `“${sentence}”`;
  return `${status} ${words}${accepted ? ` (permissions that would do: ${accepted})` : ''}`;
}

export const otherwise = (said: Said, says: string): Outcome => ({
  kind: 'otherwise',
  says: said.accepted ? `${says} Permissions that GitHub names for it: ${said.accepted}.` : says,
  status: said.status,
  sentence: said.sentence,
});
