import { isByBot } from '../../src/github/is-ours.ts';

const session = { repo: 'example-org/triage' };
const bot = (id: number) => ({ id, login: `app-${id}[bot]`, kind: 'bot' as const });
const person = { id: 1, login: 'rae', kind: 'user' as const };

it.each([
  ['our own bot at home', 'example-org/web', 1, bot(1), true],
  ['an account with our id, as a token has it', 'Example-Org/web', 1, person, true],
  ['another bot at home', 'example-org/web', 1, bot(2), false],
  ['anybody, where we do not know ourselves', 'example-org/web', null, person, true],
  ['nobody', 'example-org/web', 1, null, false],
  ['the App of another owner, whose id is another', 'example-lab/web', 1, bot(2), true],
  ['a person with another owner, no matter who', 'example-lab/web', 1, person, false],
  ['nobody with another owner', 'example-lab/web', null, null, false],
])('%s', (_name, repo, selfId, author, expected) => {
  expect(isByBot(session, repo, selfId, author)).toBe(expected);
});
