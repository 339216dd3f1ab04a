import { commandsOf } from '../../src/engine/command.ts';
import { type Precedent, renderPrecedents } from '../../src/features/assessment/precedents.ts';
import { renderReportRest } from '../../src/features/case-issue/case-body.ts';
import { renderUnsureCve } from '../../src/features/case-issue/other-text.ts';
import { renderStoreRestored } from '../../src/features/case-issue/store-text.ts';
import { renderFormEdited } from '../../src/features/case-issue/surprise-text.ts';
import { renderRemovalOfAccess, renderStranger } from '../../src/features/coordination/people-text.ts';
import { renderHandover } from '../../src/features/cve/handover-text.ts';
import { renderReminder, renderWaitingRequests } from '../../src/features/deadlines/reminder-text.ts';
import { renderPost } from '../../src/features/disclosure/approval-text.ts';
import { renderPreflight } from '../../src/features/disclosure/preflight-text.ts';
import { type NotSeen, renderNotSeen } from '../../src/features/followup/publication-check-text.ts';
import { FEATURES } from '../../src/features/index.ts';
import { renderArtifacts } from '../../src/features/intake/artifacts/artifacts-text.ts';
import { renderNamed } from '../../src/features/intake/named/named-text.ts';
import { renderAnnouncementToPost } from '../../src/features/release/release-text.ts';
import { REFUSALS, renderAnswer } from '../../src/features/requests/answer-text.ts';
import { renderApprovalRequest } from '../../src/features/requests/approval-text.ts';
import { renderNoChannel } from '../../src/features/takedown/placeholder.ts';
import { renderRelated } from '../../src/features/takedown/takedown-request-text.ts';
import { renderTakedowns } from '../../src/features/takedown/thread-text.ts';
import { CLOCK_NAMES } from '../../src/process/clocks.ts';
import { GITHUB_COM } from '../../src/text/server.ts';
import { storedOf } from '../../test/engine/run-world.ts';
import { atState } from '../../test/engine/situation.ts';
import { configOf, PEOPLE, SOURCE } from '../../test/engine/world.ts';
import { REPORT_BY_A_TOOL } from './artifact-example.ts';
import { listErrors, listLabels, listLists } from './list-examples.ts';
import { listMessages, listPosts } from './outside-examples.ts';
import { type Text, makeText as text } from './text.ts';

const cora = [{ id: PEOPLE.coordinator.id, login: PEOPLE.coordinator.login }];
/** As a request of that kind shows it. */
const asRequest = (key: string, effect: readonly string[]): string =>
  renderApprovalRequest(
    { key, digest: '', at: AT, needs: 1, askedBy: null, confirmedBy: [], doneAt: null },
    effect,
  );
const NAMED = {
  repo: 'example-org/widget',
  checked: [
    { kind: 'version', what: '1.4.2', result: 'there', where: ['v1.4.2'], why: null },
    { kind: 'path', what: 'lib/read.js:40', result: 'there', where: ['lib/read.js at v1.4.2'], why: null },
    { kind: 'path', what: 'lib/eval/core.js', result: 'not-there', where: ['v1.4.2'], why: null },
    { kind: 'path', what: 'dist/index.js', result: 'unchecked', where: ['v1.4.2'], why: 'generated' },
    {
      kind: 'function',
      what: 'runTask in lib/read.js',
      result: 'unchecked',
      where: ['lib/read.js'],
      why: 'not-in-file',
    },
  ],
  left: 0,
} as const;
const PRECEDENTS: readonly Precedent[] = [
  {
    issue: 4,
    reason: 'out-of-scope',
    because: 'templates are written by the application, never by its visitors',
    cites: 'Trusted input',
    why: ['same names in code: compileTemplate', '60 % of the uncommon words of the shorter one'],
  },
];
const AT = '2026-03-12T09:00:00Z';
const repo = 'example-org/widget';
const thread = `https://github.com/${repo}/issues/31`;
const labelOf = (state: string): string => `case/${state}`;

/** Answers to every refusal, and to every command that is written in a wrong form. */
function listAnswers(): readonly Text[] {
  const commands = commandsOf(FEATURES);
  const answer = (title: string, verdict: string): Text =>
    text(
      'Answers',
      'answer',
      title,
      renderAnswer(verdict, ['needs-info', 'invalid', 'valid'], labelOf, commands, 'assessing') ?? '',
    );
  return [
    ...Object.keys(REFUSALS).map((reason) =>
      answer(
        `Refused: ${reason}`,
        `refused/${reason}/releasing/${reason === 'proof-missing' ? 'patch,test,gate' : ''}`,
      ),
    ),
    ...commands.map(({ name }) => answer(`Wrong form of /${name}`, `bad/${name}`)),
    ...commands
      .filter(({ blockForm }) => blockForm !== undefined)
      .map(({ name }) => answer(`Wrong form of a block of /${name}`, `bad-block/${name}`)),
    answer('A command where a long comment is not read', 'unread/confirm'),
    answer('A word that is nearly a command', 'unknown/confirm/confrim'),
    answer('A label of the present state was taken off', 'restored'),
    answer('/help', 'help'),
  ];
}

const clock = (name: (typeof CLOCK_NAMES)[number], due: string) =>
  ({ name, due, met: null, applies: true }) as const;

function listReminders(): readonly Text[] {
  return CLOCK_NAMES.flatMap((name) => [
    text('Reminders', 'remind', `${name}: ahead of the due time`, remind(name, '2026-03-13T09:00:00Z')),
    text('Reminders', 'remind', `${name}: five days late`, remind(name, '2026-03-07T09:00:00Z')),
  ]);
}

const remind = (name: (typeof CLOCK_NAMES)[number], due: string): string =>
  renderReminder({
    clock: clock(name, due),
    now: AT,
    people: cora,
    zone: 'Europe/Berlin',
    labelOf,
    record: 'https://github.com/example-org/security-triage/issues/8#issuecomment-1',
  });

const CHECKS: readonly NotSeen['result'][] = ['missing', 'differs', 'unreachable'];

async function listOthers(): Promise<readonly Text[]> {
  const stored = storedOf(await atState('patching'));
  const item = { ...EMPTY_THREAD, reporting: 'off' as const };
  const kin = {
    url: `https://github.com/${repo}/pull/33`,
    why: ['its title names the issue', 'it is by the same author'],
  };
  const post = { name: 'mastodon', to: 'mastodon', title: 'T', text: 'The text of the post.', place: null };
  const comment = 'Comments on a case';
  const ask = 'Approval requests';
  return [
    text(
      comment,
      'report',
      'A long report goes on',
      renderReportRest(`${'x'.repeat(60_000)}The rest.`)[0] ?? '',
    ),
    text(
      comment,
      'entry',
      'What the report names in the code (part of "Report received")',
      renderNamed(NAMED).join('\n'),
    ),
    text(
      comment,
      'entry',
      'What the report holds for machines (part of "Report received")',
      renderArtifacts(REPORT_BY_A_TOOL, 7).join('\n'),
    ),
    text(
      comment,
      'entry',
      'How similar reports were dismissed (part of the draft of a dismissal)',
      renderPrecedents(PRECEDENTS).join('\n'),
    ),
    text(
      comment,
      'privatized',
      'A pull request was taken down, and much of it is still there',
      renderTakedowns(PULL, { config: PRIVATIZE, unread: null }),
    ),
    text(
      comment,
      'stranger',
      'Somebody unknown reads the advisory',
      renderStranger('otto-outsider', { repo, ghsa: SOURCE }, cora, GITHUB_COM),
    ),
    text(
      comment,
      'remind',
      'Requests that nobody has confirmed for two days',
      renderWaitingRequests(cora, 2, AT, 'Europe/Berlin'),
    ),
    text(comment, 'form-edited', 'Somebody else rewrote a form', renderFormEdited(cora[0] ?? null)),
    text(comment, 'no-channel', 'No placeholder could be posted', renderNoChannel(item)),
    text(
      comment,
      'no-channel',
      'Private reporting cannot be seen',
      renderNoChannel({ ...item, reporting: 'unknown' }),
    ),
    text(comment, 'cve-unsure', 'The CVE request may have been sent', renderUnsureCve(stored, GITHUB_COM)),
    text(
      comment,
      'handover',
      'The CVE record for the CNA',
      renderHandover({
        cve: 'CVE-2026-12345',
        url: 'https://example.org/cve-cna.json',
        whole: 'https://example.org/cve.json',
        to: 'cna@example.org',
      }),
    ),
    text(
      comment,
      'pre-announcement',
      'The pre-announcement is confirmed',
      renderAnnouncementToPost('Security release', 'On Tuesday.', cora),
    ),
    text(
      comment,
      'preflight',
      'Something after the disclosure cannot be reached',
      renderPreflight([{ what: 'the site', problem: 'The App may not write there.' }]) ?? '',
    ),
    text(
      comment,
      'store-restored',
      'Somebody changed the store',
      renderStoreRestored('otto-outsider', 'a1b2c3d4e5f6a7', ['cora-coordinator']),
    ),
    ...CHECKS.flatMap((result) =>
      (['github', 'osv', 'cve', 'npm', 'post', 'feed'] as const).map((name) =>
        text(
          comment,
          'seen',
          `Publication check of ${name}: ${result}`,
          renderNotSeen({
            name,
            result,
            what: [SOURCE],
            since: '2026-03-02',
            lookedAt: '2026-03-12 09:00 UTC',
          }),
        ),
      ),
    ),
    text(
      ask,
      'ask access',
      'Somebody who left still reads the advisory',
      asRequest(`access/${SOURCE}/fred-former`, [renderRemovalOfAccess(stored, `${SOURCE}/fred-former`)]),
    ),
    text(
      ask,
      'ask related',
      'Other threads show the same',
      asRequest(
        `related/${thread}`,
        renderRelated({ ...stored, takedowns: [{ ...item, related: [kin] }] }, thread),
      ),
    ),
    text(
      ask,
      'ask post',
      'A post to a channel',
      asRequest('post/mastodon', renderPost({ ...post, unsure: 0, wordings: [post.text, 'Other words.'] })),
    ),
    text(
      ask,
      'ask post',
      'A post that may be there already',
      asRequest('post/mastodon', renderPost({ ...post, unsure: 1 })),
    ),
    text(
      ask,
      'ask mail',
      'An e-mail to a list',
      asRequest('post/mastodon', renderPost({ ...post, name: 'list', to: 'email', unsure: 0 })),
    ),
  ];
}

const PRIVATIZE = configOf('owner: example-org\nteam: security-triage\n').privatize;

const EMPTY_THREAD = {
  url: thread,
  kind: 'issue' as const,
  repo,
  number: 31,
  author: { id: 21, login: 'otto-outsider' },
  saved: true,
  takenDown: true,
  movedTo: null,
  placeholder: null,
  removalPending: false,
  requestedBy: { id: 11, login: 'mel-member', role: 'member' },
  at: AT,
};

const PULL = {
  ...EMPTY_THREAD,
  url: `https://github.com/${repo}/pull/32`,
  kind: 'pull' as const,
  number: 32,
  publicSince: '2026-03-12T07:00:00Z',
  takenDownAt: AT,
  erased: { done: 3, kept: 1, over: true },
  runs: 2,
  copy: {
    comments: 4,
    reviews: 1,
    bytes: 4096,
    sha256: 'a1b2',
    files: [{ path: 'cases/7/public/example-org-widget-32.json', sha256: 'a1b2' }],
    title: 'Stalls',
    state: 'open' as const,
    merged: false,
    head: { repo: 'otto-outsider/widget', ref: 'fix-stall', sha: 'a1b2c3d', base: 'main' },
    attachments: ['https://github.com/user-attachments/files/1/long.txt'],
    elsewhere: ['https://example.com/proof.txt'],
    watchers: 120,
    forks: 14,
    notes: [],
  },
};

/** What no story brings about. */
export async function listExamples(): Promise<readonly Text[]> {
  return [
    ...(await listOthers()),
    ...listAnswers(),
    ...listReminders(),
    ...(await listMessages()),
    ...listPosts(),
    ...listLists(),
    ...listErrors(),
    ...listLabels(),
  ];
}
