import { isInUse } from '../../../src/features/takedown/standing-branch.ts';

const free = { isDefault: false, isProtected: false, others: [] };

it.each([
  ['of one pull request', {}, false],
  ['of the default branch', { isDefault: true }, true],
  ['of a protected one', { isProtected: true }, true],
  ['of another open pull request', { others: [7] }, true],
])('knows the use %s', (_what, change, expected) => {
  expect(isInUse({ ...free, ...change })).toBe(expected);
});
