/** A publication waits for one confirmation of another member. Each of these tries to come round that. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { createPerson } from '../../dev/rehearsal/person.ts';
import { sampleOf } from '../deep.ts';
import { commentsOf, findRepo, PROJECT, restore, type Stage, TRIAGE } from '../scenarios/stage.ts';
import {
  accountOf,
  advisoryOf,
  forgedCase,
  ISSUE,
  isUnconfirmed,
  MEMBER,
  openIn,
  say,
  write,
} from './at-disclosing.ts';

type Attack = readonly [what: string, play: (stage: Stage) => Promise<unknown>];

const askOf = (stage: Stage) => {
  const found = commentsOf(stage, 1).findLast(({ body }) => body.includes('security-process:ask/publish'));
  if (!found) throw new Error('Nothing is asked.');
  return [...stage.github.world.comments.values()].find(({ body }) => body === found.body)!;
};
const leave = (stage: Stage, login: string): void => {
  const { id } = accountOf(stage, login);
  for (const { members } of stage.github.world.teams.values()) members.delete(id);
};
const label = (stage: Stage, who: keyof typeof CAST, ...labels: string[]) =>
  stage.people[who].request('POST', `${ISSUE}/labels`, { labels });
const anotherApp = (stage: Stage) =>
  createPerson(
    'another-app',
    stage.github.createToken({ kind: 'classic', login: CAST.owner.login }),
    stage.github.url,
  );

const ATTACKS: readonly Attack[] = [
  ['the coordinator confirms what they asked for', (stage) => say(stage, 'coordinator', '/confirm')],
  ['the coordinator confirms it by its name', (stage) => say(stage, 'coordinator', '/confirm publish')],
  ['an owner who is not in the team confirms it', (stage) => say(stage, 'owner', '/confirm')],
  [
    'a member who has left the team confirms it',
    async (stage) => {
      leave(stage, MEMBER);
      await say(stage, 'member', '/confirm').catch(() => undefined);
    },
  ],
  [
    'a member confirms it, and has left the team when the bot hears of it',
    async (stage) => {
      await stage.people.member.request('POST', `${ISSUE}/comments`, { body: '/confirm' });
      leave(stage, MEMBER);
    },
  ],
  [
    'somebody takes over the login of a member who was renamed, and confirms it',
    async (stage) => {
      const meant = accountOf(stage, MEMBER);
      const other = accountOf(stage, CAST.owner.login);
      [meant.login, other.login] = ['renamed', MEMBER];
      await stage.people.owner.request('POST', `${ISSUE}/comments`, { body: '/confirm' });
    },
  ],
  [
    'a confirmation was written before anything was asked',
    async (stage) => {
      const [first] = [...stage.github.world.comments.values()];
      const { id } = accountOf(stage, MEMBER);
      stage.github.world.comments.set(first!.id, { ...first!, body: '/confirm', authorId: id, edits: [] });
    },
  ],
  [
    'the request is deleted, and then confirmed unseen',
    async (stage) => {
      await stage.people.coordinator.request('DELETE', `/repos/${TRIAGE}/issues/comments/${askOf(stage).id}`);
      await stage.people.member.request('POST', `${ISSUE}/comments`, { body: '/confirm' });
    },
  ],
  [
    'the request was edited by the coordinator, and the other member confirms what it says now',
    async (stage) => {
      const { id, body } = askOf(stage);
      await stage.people.coordinator.request('PATCH', `/repos/${TRIAGE}/issues/comments/${id}`, {
        body: `Only a typo.\n\n${body.split('\n').at(-1)}`,
      });
      stage.github.clock.advance(60_000);
      await stage.people.member.request('POST', `${ISSUE}/comments`, { body: '/confirm' });
    },
  ],
  [
    'the coordinator writes a request of their own with the bot’s marker, and another draft',
    async (stage) => {
      const marker = askOf(stage).body.split('\n').at(-1);
      const path = `/repos/${PROJECT}/security-advisories/${advisoryOf(stage).ghsa}`;
      await stage.people.owner.request('PATCH', path, { summary: 'Another flaw' });
      await stage.people.coordinator.request('POST', `${ISSUE}/comments`, { body: `Fine?\n\n${marker}` });
      await stage.people.member.request('POST', `${ISSUE}/comments`, { body: '/confirm' });
    },
  ],
  [
    'a member writes a case record of their own from a later memory',
    async (stage) => {
      const record = commentsOf(stage, 1).find(({ body }) => body.includes('security-process:record'))!;
      const body = record.body.replace(/<!-- memory (\S+) \d+ -->/, '<!-- memory $1 99999 -->');
      await stage.people.coordinator.request('POST', `${ISSUE}/comments`, { body });
      const [run] = await say(stage, 'coordinator', '/why');
      expect(run!.errors).toEqual([]);
    },
  ],
  [
    'the reporter confirms it in the advisory',
    (stage) =>
      stage.people.reporter
        .request('POST', `/repos/${PROJECT}/security-advisories/${advisoryOf(stage).ghsa}/comments`, {
          body: '/confirm',
        })
        .catch(() => undefined),
  ],
  [
    'a member confirms it in another issue of the triage repo',
    async (stage) => {
      const made = (await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
        title: 'Lunch',
        body: '/confirm',
      })) as { readonly number: number };
      await say(stage, 'member', '/confirm', made.number);
    },
  ],
  [
    'a member gives it a thumbs up',
    async (stage) => {
      const path = `/repos/${TRIAGE}/issues/comments/${askOf(stage).id}/reactions`;
      await stage.people.member.request('POST', path, { content: '+1' }).catch(() => undefined);
    },
  ],
  ['an owner who is not in the team sets the label', (stage) => label(stage, 'owner', 'case/announcing')],
  ['a member goes on to the next state', (stage) => label(stage, 'member', 'case/announcing')],
  [
    'the coordinator says that it is out',
    (stage) => say(stage, 'coordinator', '/set-state announcing because done'),
  ],
  [
    'an owner’s token of another tool confirms it',
    async (stage) => {
      await anotherApp(stage).request('POST', `${ISSUE}/comments`, { body: '/confirm' });
    },
  ],
  [
    'a forged case record of the store comes by a tag with the name of its branch',
    async (stage) => {
      await stage.people.owner.request('POST', `/repos/${TRIAGE}/git/refs`, {
        ref: 'refs/heads/tidy',
        sha: findRepo(stage, TRIAGE).refs.get('refs/heads/security-process'),
      });
      const made = (await write(stage, 'coordinator', 'cases/1.yml', forgedCase(stage), 'tidy')) as {
        readonly commit: { readonly sha: string };
      };
      await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/git/refs`, {
        ref: 'refs/tags/security-process',
        sha: made.commit.sha,
      });
      await say(stage, 'coordinator', '/why');
    },
  ],
  [
    'the draft is rewritten right after the confirmation was written',
    async (stage) => {
      await stage.people.member.request('POST', `${ISSUE}/comments`, { body: '/confirm' });
      const path = `/repos/${PROJECT}/security-advisories/${advisoryOf(stage).ghsa}`;
      await stage.people.reporter.request('PATCH', path, { description: 'Something else entirely.' });
    },
  ],
  [
    'the analysis is changed right after the confirmation was written',
    async (stage) => {
      await stage.people.member.request('POST', `${ISSUE}/comments`, { body: '/confirm' });
      await stage.people.analyst.request('POST', `${ISSUE}/comments`, { body: '/set summary Another one' });
    },
  ],
  [
    'the coordinator takes the request back right after the confirmation was written',
    async (stage) => {
      await stage.people.member.request('POST', `${ISSUE}/comments`, { body: '/confirm' });
      await label(stage, 'coordinator', 'case/patching');
    },
  ],
];

describe.each(
  sampleOf(
    [
      ['conductor', false],
      ['chain', true],
    ] as const,
    1,
  ),
)('in the %s', (_mode, chain) => {
  let stage: Stage;
  let start: ReturnType<Stage['github']['snapshot']>;
  beforeAll(async () => {
    stage = await openIn('disclosing', chain);
    await stage.settle();
    start = stage.github.snapshot();
  });
  afterAll(() => stage.close());
  beforeEach(() => restore(stage.github, start));

  it.each(sampleOf(ATTACKS, 11))('nothing is published where %s', async (_what, play) => {
    await play(stage);
    await stage.settle();
    await stage.sweep();
    expect(advisoryOf(stage).state).toBe('draft');
  });

  it('it is published where another member confirms it', async () => {
    expect(isUnconfirmed(stage)).toBe(true);
    await say(stage, 'member', '/confirm');
    expect(advisoryOf(stage).state).toBe('published');
  });
});
