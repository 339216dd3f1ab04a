/** Anyone who can write to the triage repo changes who may do what: nothing of it counts before another member confirmed it. */

import { CAST, type RoleName } from '../../dev/rehearsal/cast.ts';
import { IS_DEEP, sampleOf } from '../deep.ts';
import {
  commentsOf,
  findRepo,
  listIssues,
  restore,
  type Stage,
  storeOf,
  TRIAGE,
} from '../scenarios/stage.ts';
import { accountOf, advisoryOf, CONFIG, openIn, say, write } from './at-disclosing.ts';

const TITLE = 'A change of the configuration waits for a second member';
const changes = (stage: Stage) => listIssues(stage).filter(({ title }) => title === TITLE);
const openChange = (stage: Stage) => changes(stage).find(({ state }) => state === 'open');
const kept = (stage: Stage): string =>
  /^authority:[\s\S]*?(?=^\w)/m.exec(storeOf(stage)['sweep.yml'] ?? '')?.[0] ?? '';
const confirmed = (stage: Stage): string => kept(stage).split('\n  change:')[0]!;

/** One change of each key that decides who may do what. */
const CHANGES: readonly (readonly [string, (text: string) => string])[] = [
  [
    'a publication needs nobody’s post confirmed',
    (text) => `${text}\nconfirmations: { without: [post, cve-request, privatize] }\n`,
  ],
  ['an outsider may read', (text) => `${text}\nreaders: [${CAST.editor.login}]\n`],
  ['labels have other names', (text) => `${text}\nlabels: { case/disclosing: lunch }\n`],
  ['another team decides', (text) => text.replace(/^team: .*$/m, 'team: friends')],
  [
    'another owner’s repos are ours',
    (text) => text.replace(/^owners?:[^\n]*(?:\n[ -][^\n]*)*/m, 'owners: [expressjs, somebody-else]'),
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
  let text = '';
  let start: ReturnType<Stage['github']['snapshot']>;
  beforeAll(async () => {
    stage = await openIn('disclosing', chain);
    await stage.sweep();
    const at = `/repos/${TRIAGE}/contents/${CONFIG}`;
    const file = (await stage.people.owner.request('GET', at)) as { readonly content: string };
    text = Buffer.from(file.content, 'base64').toString('utf8');
    start = stage.github.snapshot();
  });
  afterAll(() => stage.close());
  beforeEach(() => restore(stage.github, start));

  const change = async (who: RoleName, to: string) => {
    await write(stage, who, CONFIG, to);
    return stage.sweep();
  };
  const confirm = async (who: RoleName) => {
    await say(stage, who, '/confirm', openChange(stage)!.number);
    // In the chain it is the next sweep that hears of it, as in the lists of reports.
    if (chain) await stage.sweep();
  };

  it.each(sampleOf(CHANGES, 3))('%s: not by one member, told at once, and by two', async (_what, edit) => {
    const before = confirmed(stage);
    expect(before).toContain('security-triage');
    expect(edit(text)).not.toBe(text);
    await change('member', edit(text));
    const { number, body } = openChange(stage)!;
    expect(body).toContain(`@${CAST.coordinator.login}`);
    expect(body).toContain('Written by mika-member');
    await confirm('member');
    expect(commentsOf(stage, number).at(-1)?.body).toContain('another member has to confirm it');
    expect(confirmed(stage)).toBe(before);
    await confirm('coordinator');
    expect(openChange(stage)).toBeUndefined();
    expect(confirmed(stage)).not.toBe(before);
  });

  it('by a writer outside of the team: one member is not enough', async () => {
    const before = confirmed(stage);
    await change('owner', CHANGES[0]![1](text));
    const owner = accountOf(stage, CAST.owner.login);
    const repo = findRepo(stage, TRIAGE);
    const head = repo.commits.get(repo.refs.get(`refs/heads/${repo.defaultBranch}`)!)!;
    expect(head.authorId).toBe(owner.id);
    await confirm('owner');
    expect(confirmed(stage)).toBe(before);
  });

  it('an innocent change by another member does not hide who made it', async () => {
    const before = confirmed(stage);
    await write(stage, 'member', CONFIG, CHANGES[0]![1](text));
    await write(stage, 'coordinator', CONFIG, `${CHANGES[0]![1](text)}# A comment.\n`);
    await stage.sweep();
    await confirm('member');
    expect(confirmed(stage)).toBe(before);
    await confirm('analyst');
    expect(confirmed(stage)).not.toBe(before);
  });

  it('what was confirmed is what counts: another change after that is asked about anew', async () => {
    const before = confirmed(stage);
    await change('member', CHANGES[0]![1](text));
    const { number } = openChange(stage)!;
    const path = `/repos/${TRIAGE}/issues/${number}/comments`;
    stage.github.clock.advance(60_000);
    await stage.people.coordinator.request('POST', path, { body: '/confirm' });
    await write(stage, 'member', CONFIG, CHANGES[1]![1](text));
    await stage.settle();
    await stage.sweep();
    expect(confirmed(stage)).toBe(before);
    expect(openChange(stage)!.number).not.toBe(number);
  });

  it.each(['a writer', 'an account that is gone'])(
    'a confirmation of what %s made the issue say is void, and the change is shown anew',
    async (who) => {
      const before = confirmed(stage);
      await change('member', CHANGES[0]![1](text));
      const { number } = openChange(stage)!;
      await stage.people.owner.request('PATCH', `/repos/${TRIAGE}/issues/${number}`, {
        body: 'Only a comment in the file was changed.',
      });
      if (who !== 'a writer') openChange(stage)!.lastEditorId = 999_999_999;
      await confirm('coordinator');
      await stage.sweep();
      expect(confirmed(stage)).toBe(before);
      const { number: next } = openChange(stage)!;
      expect(next).not.toBe(number);
      expect(commentsOf(stage, number).at(-1)?.body).toContain('shows the change again in a new issue');
    },
  );

  it('a change that nobody decides is told of again every week, also where somebody closed its issue', async () => {
    await change('member', CHANGES[0]![1](text));
    const { number } = openChange(stage)!;
    await stage.people.member.request('PATCH', `/repos/${TRIAGE}/issues/${number}`, { state: 'closed' });
    for (let day = 0; day < 15; day++) {
      stage.github.clock.advance(24 * 3_600_000);
      await stage.sweep();
    }
    expect(openChange(stage)?.number).toBe(number);
    const told = commentsOf(stage, number).filter(({ body }) => body.includes('still waits'));
    expect(told).toHaveLength(2);
    expect(told[0]?.body).toContain(`@${CAST.coordinator.login}`);
  });

  it('a change that is taken back leaves nothing behind', async () => {
    const before = confirmed(stage);
    await change('member', CHANGES[0]![1](text));
    await change('member', text);
    expect(openChange(stage)).toBeUndefined();
    expect(changes(stage)).toHaveLength(1);
    expect(confirmed(stage)).toBe(before);
  });

  (IS_DEEP ? it : it.skip)('a publication goes by what was confirmed', async () => {
    await change('coordinator', `${text}\nteam: friends\n`.replace(/^team: .*$/m, ''));
    await say(stage, 'coordinator', '/confirm');
    expect(advisoryOf(stage).state).toBe('draft');
  });

  it('a store whose branch was deleted does not make the file count anew', async () => {
    await write(stage, 'member', CONFIG, CHANGES[0]![1](text));
    await stage.people.owner.request('DELETE', `/repos/${TRIAGE}/git/refs/heads/security-process`);
    const errors = (await stage.sweep()).flatMap((run) => run.errors);
    expect(errors.join()).toContain('set the branch security-process back, or deleted it');
    const again = await say(stage, 'coordinator', '/why');
    expect(again.flatMap((run) => run.errors).join()).toContain('set the branch security-process back');
    expect(advisoryOf(stage).state).toBe('draft');
  });
});
