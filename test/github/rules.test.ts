import { findGraphqlCause, findRule } from '../../src/github/causes.ts';

it.each([
  ['Repository rule violations found\n\nSecret detected in content\n\n', 'push-protection'],
  ['Repository rule violations found\n\nChanges must be made through a pull request.\n\n', 'ruleset'],
  ['Repository rule violations found\n\nCannot create ref due to creations being restricted.', 'ruleset'],
  ['Changes must be made through a pull request.', 'branch-protection'],
  ['Reference already exists', null],
  ['Something went wrong while executing your query.', null],
  [undefined, null],
])('%j is told as %s', (message, cause) => {
  expect(findRule(message)).toBe(cause);
});

it.each([
  ['UNPROCESSABLE', 'Repository rule violations found\n\nSecret detected in content', 'push-protection'],
  ['', 'Repository rule violations found', 'ruleset'],
  ['BRANCH_PROTECTION_RULE_VIOLATION', 'any words', 'branch-protection'],
  ['RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.', 'too-much-asked'],
  ['STALE_DATA', 'Expected branch to point to', null],
])('by GraphQL, of type %j, %j is told as %s', (type, message, cause) => {
  expect(findGraphqlCause(type, message)).toBe(cause);
});
