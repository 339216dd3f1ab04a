/** Everything that the probe asks, in the order in which it does; what cannot be taken back comes last. */
import type { Expectation, Question } from '../question.ts';
import { advisoryQuestions } from './advisories.ts';
import { deploymentQuestions } from './deployments.ts';
import { issueQuestions } from './issues.ts';
import { outwardQuestions } from './outward.ts';
import { peopleQuestions } from './people.ts';
import { storeQuestions } from './store.ts';

export const QUESTIONS: readonly Question[] = [
  ...storeQuestions,
  ...peopleQuestions,
  ...advisoryQuestions,
  ...issueQuestions,
  ...deploymentQuestions,
  ...outwardQuestions,
];

/** What the process relies on beside the overlay; each has a question. */
export const EXPECTATIONS: readonly Expectation[] = [
  {
    id: 'orphan-store-branch',
    what: 'An App with Contents: write creates the branch of the store, which has no history.',
    source: 'suspected otherwise: unkindness orphan-refs-need-workflows',
  },
  {
    id: 'token-under-push-protection',
    what: 'Push protection refuses a token by GraphQL in words that we know, and takes it broken up.',
    source: 'the type of the error is not documented: unkindness push-protection',
  },
  {
    id: 'many-cases-in-one-query',
    what: 'One query for as many cases as a sweep asks for at once is answered whole.',
    source: 'limits are not documented in numbers: unkindness graphql-resource-limits',
  },
  {
    id: 'narrowed-readers',
    what: 'A token narrowed to one repo and Metadata: read sees who reads the private repo.',
    source: 'suspected otherwise: unkindness readers-hidden',
  },
  {
    id: 'narrowed-collaborators',
    what: 'A token narrowed to one repo sees the collaborators of an advisory.',
    source: 'suspected otherwise: unkindness collaborators-hidden',
  },
  {
    id: 'vulnerability-required',
    what: 'A draft can be opened without an affected package.',
    source: 'suspected otherwise: unkindness vulnerability-required',
  },
  {
    id: 'sentences-alone',
    what: 'A severity beside a vector is refused with 422, in words that we know.',
    source: 'the sentence is GitHub’s; where it stands is not recorded: unkindness sentences-alone',
  },
  {
    id: 'no-comments-on-published',
    what: 'The App may comment on a published advisory.',
    source: 'suspected otherwise: unkindness no-comments-on-published',
  },
];
