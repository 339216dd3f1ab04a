import {
  ANALYSIS,
  all,
  changeAdvisory,
  close,
  comment,
  DAY,
  deleteIssue,
  editComment,
  editIssue,
  isOurs,
  label,
  openThread,
  pass,
  publishByHand,
  refuse,
  reopen,
  say,
  setTeam,
  unassign,
  unlabel,
} from '../../test/engine/situation.ts';
import { SOURCE, TEAM } from '../../test/engine/world.ts';
import { AT, BY, know, type Story, story, withRecord } from './story.ts';

const THREAD = 'https://github.com/example-org/widget/issues/31';

const PULL = 'https://github.com/example-org/widget/pull/32';

/** After the disclosure. */
export const AFTERWARDS: readonly Story[] = [
  withRecord(story('published by hand', 'patching', [publishByHand()])),
  story('a post by the bot, after a publication by hand', 'releasing', [publishByHand()]),
  story('an advisory was closed by hand', 'patching', [changeAdvisory({ state: 'closed' })]),
  story('a published advisory is corrected', 'announcing', [
    say(ANALYSIS.replace('Long strings stall the widget', 'Long strings stop the widget')),
  ]),
  story('a correction was carried out', 'announcing', [
    know({
      corrections: [
        {
          at: AT,
          by: BY,
          confirmedBy: [{ id: 12, login: 'tom-third', at: AT }],
          changes: [
            { ghsa: SOURCE, field: 'vulnerabilities', was: '< 1.2.3', now: '< 1.2.4' },
            { ghsa: SOURCE, field: 'description', was: 'before', now: 'after' },
          ],
        },
      ],
    }),
  ]),
  story('a correction names another repository', 'announcing', [
    say(ANALYSIS.replaceAll('example-org/widget', 'example-org/gadget')),
  ]),
  withRecord(
    story('the CVE was withdrawn', 'announcing', [
      say('/cve-withdrawn because it describes no vulnerability'),
    ]),
  ),
  story('the CVE is disputed', 'announcing', [say('/cve-disputed because the option is documented')]),
  withRecord(
    story('the fix was incomplete', 'announcing', [
      say('/incomplete-fix because short strings stall it too'),
    ]),
  ),
  ...(['missing', 'differs', 'unreachable'] as const).map((result) =>
    story(`publication check: ${result}`, 'announcing', [
      know({
        seen: (['github', 'osv', 'cve', 'npm', 'post', 'feed'] as const).map((name) => ({
          name,
          lookedAt: '2026-03-12T09:00:00Z',
          times: 9,
          foundAt: null,
          result,
          what: [`${name}: GHSA-2222-3333-4444`],
        })),
      }),
      pass(14 * DAY),
    ]),
  ),
  story('a channel cannot be reached', 'announcing', [
    know({
      posts: [
        {
          channel: 'mastodon',
          target: 'mastodon',
          doneAt: null,
          failed: { at: AT, why: 'it answers 503', times: 3 },
        },
      ],
    }),
  ]),
];

/** Who sees and leads a case, and what people do to its issue. */
export const PEOPLE_AND_ISSUE: readonly Story[] = [
  story('nobody coordinates', 'assessing', [unassign('coordinator', 'coordinator'), pass(DAY)]),
  story('the coordinator left the team', 'patching', [setTeam(TEAM.slice(1))]),
  withRecord(
    story('somebody is invited', 'patching', [say('/invite otto-outsider because knows the parser')]),
  ),
  story('the issue was closed by hand', 'assessing', [close('member')]),
  story('the issue of a closed case was opened', 'closed', [reopen('member')]),
  story('a bot comment was edited', 'assessing', [
    editComment('member', isOurs('record'), (body) => `${body} edited`),
  ]),
  story('the title was changed', 'assessing', [editIssue({ title: 'RCE in widget' })]),
  story('the issue was deleted', 'assessing', [deleteIssue]),
  story('the case label was taken off', 'assessing', [unlabel('outsider', 'case/assessing')]),
  story('exploited', 'patching', [label('member', 'flag/exploited')]),
  story('known in public', 'valid', [label('member', 'flag/public')]),
  story('the schedule stopped', 'assessing', [(world) => ({ ...world, sweptAt: AT, now: world.now + DAY })]),
  story('GitHub refuses to write', 'valid', [refuse('create-advisory', 'update-advisory'), say(ANALYSIS)]),
  story('a draft that the analysis no longer names', 'patching', [
    know({ orphans: [{ repo: 'example-org/gadget', ghsa: 'GHSA-5555-6666-7777' }] }),
  ]),
];

/** Public threads. */
export const TAKEDOWN: readonly Story[] = [
  story('an issue is taken down', 'received', [
    all(openThread(THREAD, 'issue'), say(`/privatize ${THREAD}`)),
  ]),
  story('a pull request is taken down', 'received', [
    all(openThread(PULL, 'pull'), say(`/privatize ${PULL}`)),
    comment('third', '/confirm'),
  ]),
  story('a public thread is left as it is', 'received', [
    all(openThread(THREAD, 'issue'), say(`/treat-as-public ${THREAD}`)),
  ]),
  story('the thread is not there', 'received', [say(`/privatize ${THREAD}`)]),
  story('the thread is gone', 'received', [
    all(openThread(PULL, 'pull'), say(`/privatize ${PULL}`)),
    comment('third', '/confirm'),
    (world) => ({ ...world, threads: {}, now: world.now + 2 * DAY }),
  ]),
  story('a thread is restored', 'received', [
    all(openThread(PULL, 'pull'), say(`/privatize ${PULL}`)),
    comment('third', '/confirm'),
    say(`/restore ${PULL}`),
  ]),
];
