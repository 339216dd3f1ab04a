/** The action `mail` beside the workflows of a rehearsal, which have none: a list is told of the disclosure by mail. */
import type { EmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import type { Issue } from '../../dev/embedded-github/world.ts';
import type { ChildInput, ChildResult } from '../../dev/rehearsal/child-run.ts';
import type { Person } from '../../dev/rehearsal/person.ts';
import type { MailServer } from '../scenarios/mail-server.ts';

/** The channel that the configuration gets. */
export const MAIL_CHANNEL = 'E-mail';

/** An owner adds the list to the channels. */
export async function configureMail(owner: Person, triage: string): Promise<void> {
  const path = `/repos/${triage}/contents/.github/security-process.yml`;
  const file = (await owner.request('GET', path)) as { content: string; sha: string };
  const text = Buffer.from(file.content, 'base64')
    .toString('utf8')
    .replace(/^channels:/m, '$&\n  - email');
  const content = Buffer.from(text).toString('base64');
  await owner.request('PUT', path, { message: 'Add the list', content, sha: file.sha });
}

export interface Mailing {
  readonly github: EmbeddedGitHub;
  readonly triage: string;
  readonly member: Person;
  readonly server: MailServer;
  /** A run of the same repo: what the action is told of the machine and of GitHub. */
  readonly like: ChildInput;
  readonly perform: (input: ChildInput) => Promise<ChildResult>;
  /** Lets the runs go that events have started. */
  readonly drain: () => Promise<void>;
}

/** How often a run may break off in the middle, and a person has to look and confirm again. */
const MOST_ROUNDS = 4;

/** Asked for, confirmed and sent, where a case is to be announced; whether it was. */
export async function mailWhatIsDisclosed(mailing: Mailing): Promise<boolean> {
  const { github, triage, member, server, drain } = mailing;
  const issue = findAnnouncing(github, triage);
  if (!issue) return false;
  for (let round = 0; server.mails.length === 0 && round < MOST_ROUNDS; round++) {
    await mailing.perform(inputOf(mailing, 2 * round));
    await member.request('POST', `/repos/${triage}/issues/${issue.number}/comments`, {
      body: '/confirm mail',
    });
    await mailing.perform(inputOf(mailing, 2 * round + 1));
  }
  await drain();
  return server.mails.length > 0;
}

function findAnnouncing(github: EmbeddedGitHub, triage: string): Issue | undefined {
  const home = github.control.repo(triage);
  const label = home.labels.find(({ name }) => name === 'case/announcing');
  return [...github.world.issues.values()].find(
    (issue) => issue.repoId === home.id && label !== undefined && issue.labelIds.includes(label.id),
  );
}

function inputOf({ triage, server, like }: Mailing, count: number): ChildInput {
  const [login = '', name = ''] = triage.split('/');
  const repository = { name, full_name: triage, private: true, owner: { login } };
  return {
    ...like,
    main: like.main.replace(/[\w-]+\.js$/, 'mail.js'),
    inputs: {
      token: like.inputs.token ?? '',
      apps: like.inputs.apps ?? '',
      channels: server.secret,
      'dry-run': 'false',
    },
    event: { name: 'schedule', payload: { repository } },
    github: {
      ...like.github,
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_RUN_ID: String(7_000_000_001 + count),
      GITHUB_RUN_ATTEMPT: '1',
    },
  };
}
