import {
  type LookUp,
  type LookUpAnswer,
  lookUpKey,
  type NamedContext,
  type NamedThing,
  type UncheckedReason,
} from '../../../case/named.ts';
import type { CheckedName } from '../../../case/slices/intake.ts';

/** What was answered so far, by `lookUpKey`; null for what could not be learnt. */
export type AnswersSoFar = Readonly<Record<string, LookUpAnswer>>;

/** A judgement that asks for what it needs: where an answer is missing, it goes on as if there were none. */
export interface Asking {
  readonly context: NamedContext;
  ask<Kind extends LookUp['kind']>(lookUp: Extract<LookUp, { kind: Kind }>): LookUpAnswer<Kind>;
  /** Why there is no answer: nobody asked, or nothing could be learnt. */
  whyNot(lookUp: LookUp): UncheckedReason;
}

/** One that writes down what is missing into `wanted`. */
export function askFrom(answers: AnswersSoFar, context: NamedContext, wanted: LookUp[]): Asking {
  return {
    context,
    ask: <Kind extends LookUp['kind']>(lookUp: Extract<LookUp, { kind: Kind }>) => {
      const key = lookUpKey(lookUp);
      if (Object.hasOwn(answers, key)) return answers[key] as LookUpAnswer<Kind>;
      wanted.push(lookUp);
      return null;
    },
    whyNot: (lookUp) => (Object.hasOwn(answers, lookUpKey(lookUp)) ? 'not-readable' : 'too-many-requests'),
  };
}

/** What a thing is called where it is shown. */
export function nameOfThing(thing: NamedThing): string {
  switch (thing.kind) {
    case 'path':
      return thing.line === null ? thing.path : `${thing.path}:${thing.line}`;
    case 'function':
      return `${thing.name} in ${thing.path}`;
    case 'version':
      return thing.version;
    case 'commit':
      return thing.sha;
    case 'advisory':
      return thing.id;
    case 'package':
      return thing.name;
  }
}

type Outcome = Omit<CheckedName, 'kind' | 'what'>;

export const there = (...where: readonly string[]): Outcome => ({
  result: 'there',
  where: [...where],
  why: null,
});
export const notThere = (...where: readonly string[]): Outcome => ({
  result: 'not-there',
  where: [...where],
  why: null,
});
export const unchecked = (why: UncheckedReason, ...where: readonly string[]): Outcome => ({
  result: 'unchecked',
  where: [...where],
  why,
});
export type { Outcome };
