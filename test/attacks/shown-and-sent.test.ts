/** What was confirmed is what was shown: whatever changes between the two, and before the bot hears of it, voids it. */
import { sampleOf } from '../deep.ts';
import { botWords, findRepo, listIssues, PROJECT, SITE, type Stage, storeOf } from '../scenarios/stage.ts';
import { advisoryOf, CASE, configure, ISSUE, openIn, say } from './at-disclosing.ts';
import { caseOf, ON_BOTH, report } from './on-both.ts';

type Play = readonly [
  what: string,
  state: string,
  /** What is asked for. */
  ask: (stage: Stage) => Promise<unknown>,
  kind: string,
  /** What somebody does right before the other member confirms. */
  change: (stage: Stage) => Promise<unknown>,
  /** Whether anything went out. */
  isOut: (stage: Stage) => boolean,
];

const comment = (stage: Stage, who: 'analyst' | 'coordinator' | 'member', body: string) =>
  stage.people[who].request('POST', `${ISSUE}/comments`, { body });

const askForCve = async (stage: Stage): Promise<void> => {
  await configure(stage, 'cve: github');
  await say(stage, 'member', 'Now by GitHub.');
  await stage.sweep();
};
const isRequested = (stage: Stage): boolean => advisoryOf(stage).cveRequestedAt !== null;
const isToldToReporter = (stage: Stage): boolean =>
  advisoryOf(stage).comments.some(({ body }) => body.includes('XYZ') || body.includes('status'));
const countOnSite = (stage: Stage): number =>
  listIssues(stage, SITE).length + [...findRepo(stage, SITE).refs.keys()].length;

const draftOf = (stage: Stage): string => `/repos/${PROJECT}/security-advisories/${advisoryOf(stage).ghsa}`;

const PLAYS: readonly Play[] = [
  [
    'a CVE id, and the reporter rewrites the draft',
    'cve-requested',
    askForCve,
    'ask/cve',
    (stage) => stage.people.reporter.request('PATCH', draftOf(stage), { description: 'Something else.' }),
    isRequested,
  ],
  [
    'a CVE id, and an owner gives the draft another title',
    'cve-requested',
    askForCve,
    'ask/cve',
    (stage) => stage.people.owner.request('PATCH', draftOf(stage), { summary: 'Something else' }),
    isRequested,
  ],
  [
    'a CVE id, and the analyst changes the analysis',
    'cve-requested',
    askForCve,
    'ask/cve',
    (stage) => comment(stage, 'analyst', '/set summary Something else'),
    isRequested,
  ],
  [
    'a message to the reporter, and a writer changes its template',
    'patching',
    async (stage) => {
      await say(stage, 'coordinator', '/send status');
      await stage.sweep();
    },
    'ask/message',
    (stage) => configure(stage, 'templates:\n  status: |\n    XYZ'),
    isToldToReporter,
  ],
  [
    'an announcement of the release, and its day is moved',
    'releasing',
    async (stage) => {
      await say(stage, 'coordinator', '/release-on 2024-09-20 because of the weekend');
      await say(stage, 'coordinator', '/pre-announce yes');
      await stage.sweep();
    },
    'ask/pre-announce',
    (stage) => comment(stage, 'coordinator', '/release-on 2024-09-25 because of a test'),
    (stage) => stage.github.journal.some(({ repo, text }) => repo === SITE && text.includes('2024-09-20')),
  ],
];

describe.each(sampleOf(ON_BOTH, 1))('with %s', (_name, chain) => {
  it.each(PLAYS)(
    'nothing goes out that was asked for: %s',
    async (_what, state, ask, kind, change, isOut) => {
      const stage = await openIn(state, chain);
      try {
        await stage.settle();
        await ask(stage);
        expect(botWords(stage, CASE, kind).length).toBeGreaterThan(0);
        const before = countOnSite(stage);
        stage.github.clock.advance(60_000);
        await change(stage);
        await comment(stage, 'member', '/confirm');
        await stage.settle();
        expect(isOut(stage)).toBe(false);
        expect(countOnSite(stage)).toBe(before);
      } finally {
        await stage.close();
      }
    },
  );

  it.each(sampleOf(PLAYS, 3))('what honest people ask for and confirm goes out: %s', async (...play) => {
    const [, state, ask, , , isOut] = play;
    const stage = await openIn(state, chain);
    try {
      await stage.settle();
      await ask(stage);
      stage.github.clock.advance(60_000);
      await comment(stage, 'member', '/confirm');
      await stage.settle();
      await stage.sweep();
      expect(isOut(stage)).toBe(true);
    } finally {
      await stage.close();
    }
  });

  it.each([
    ['the advisory', '/advisory https://github.com/', 'That advisory'],
    ['the CVE id', '/cve CVE-2024-99999', 'Another case has that CVE id'],
  ])('%s of one case is none of another', async (what, command, answer) => {
    const stage = await openIn('cve-requested', chain);
    try {
      const ghsa = await report(stage, PROJECT, { summary: 'Another flaw' }, 'editor');
      await stage.sweep();
      const other = caseOf(stage, ghsa)!;
      if (what === 'the CVE id') await say(stage, 'member', command, other);
      const order = what === 'the CVE id' ? command : `${command}${PROJECT}/security/advisories/${ghsa}`;
      await say(stage, 'member', order);
      await stage.sweep();
      expect(storeOf(stage)['cases/1.yml']).not.toContain(what === 'the CVE id' ? 'CVE-2024-99999' : ghsa);
      expect(botWords(stage, CASE, 'answer').at(-1)).toContain(answer);
    } finally {
      await stage.close();
    }
  });
});
