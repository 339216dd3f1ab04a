import type { StoredTakedown, StoredThreadCopy } from '../../case/stored-case.ts';
import type { PrivatizeConfig } from '../../config/config.ts';
import { flatten, renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { listLeft, listRemoved, minutesPublic, repoUrl, type ThreadTrace, TRACES } from './what-is-left.ts';

/** What is known beside the memory of a thread. */
export interface ThreadFacts {
  readonly config: PrivatizeConfig;
  /** Why it could not be saved to its end, where it could not. */
  readonly unread: string | null;
}

/**
 * What taking down a thread achieved and what it left, with a ticket for GitHub Support (nodes G and H).
 * Team surface; edited in place while it goes on.
 */
export function renderTakedowns(item: StoredTakedown, facts: ThreadFacts): string {
  return [
    renderHead(item),
    '',
    ...renderCopy(item, facts),
    ...renderDone(item),
    ...renderBranch(item, facts),
    '',
    '**What is still public, or was seen.** The bot cannot undo any of this. A member of the team: please look through it today.',
    '',
    ...renderExposure(item),
    ...(item.restore?.doneAt ? [] : listLeft(item).map(renderTrace)),
    '',
    ...renderTicket(item),
  ].join('\n');
}

function renderHead(item: StoredTakedown): string {
  const url = renderCodeSpan(item.url);
  if (item.restore?.doneAt) return `${url} was restored there as #${item.restore.number ?? item.number}.`;
  if (item.movedTo !== null)
    return `${url} was moved to #${item.movedTo}. Commands written there are ignored. Its author and others outside the team can no longer see it.`;
  if (item.goneAt !== undefined) return `${url} is gone: an anonymous visitor finds nothing there.`;
  return `${url} was taken down: redacted, closed and locked.`;
}

function renderCopy({ copy }: StoredTakedown, { unread }: ThreadFacts): readonly string[] {
  if (copy)
    return [
      `- [x] saved in the store: ${renderCount(copy)}, ${copy.bytes} bytes, SHA-256 ${renderCodeSpan(copy.sha256)}, as ${renderCodeSpan(copy.files[1]?.path ?? copy.files[0]?.path ?? '')}`,
      ...renderUploads(copy),
      ...copy.notes.map((note) => `- [ ] ${note}`),
    ];
  return [
    unread === null
      ? '- [ ] the bot saves the whole discussion'
      : `- [ ] the bot could not save the discussion, so it deletes nothing: ${renderPlain(unread)}`,
  ];
}

function renderUploads({ uploads = [] }: StoredThreadCopy): readonly string[] {
  const saved = uploads.filter(({ path }) => path !== undefined).length;
  if (uploads.length === 0) return [];
  const rest = uploads.length - saved;
  return [
    `- [${rest === 0 ? 'x' : ' '}] uploaded files saved: ${saved} of ${uploads.length}, as Base64 beside it${rest === 0 ? '' : '; save the others by hand now: they are listed below'}`,
  ];
}

const renderCount = ({ comments, reviews }: StoredThreadCopy): string =>
  `${comments - reviews} comments${reviews > 0 ? ` and ${reviews} reviews` : ''}`;

function renderDone(item: StoredTakedown): readonly string[] {
  const { copy, erased, runs, movedTo } = item;
  const said = copy ? copy.comments - copy.reviews : 0;
  return [
    ...(movedTo === null && erased
      ? [
          `- [${erased.over ? 'x' : ' '}] comments deleted: ${erased.done} of ${said}${erased.kept > 0 ? `; ${erased.kept} stay, because they differ from the copy` : ''}`,
        ]
      : []),
    ...(item.deleted ? ['- [x] the issue itself deleted'] : []),
    ...(runs === undefined
      ? []
      : [
          `- [x] workflow runs that showed the title deleted: ${runs}; those that were still running are under “Actions”`,
        ]),
    ...(listRemoved(item).some(({ what }) => what === 'branch') ? ['- [x] its branch is gone'] : []),
  ];
}

const WHY_THERE: Readonly<Record<string, string>> = {
  'moved-on': ', with newer commits',
  'in-use': ': it is the default branch, protected, or used by another open pull request',
};

/** A branch that is not ours to delete: who can, and what to ask them. */
function renderBranch(item: StoredTakedown, { config }: ThreadFacts): readonly string[] {
  const head = item.copy?.head;
  if (!head || item.branch === 'deleted' || item.branch === 'gone') return [];
  const isOurs = head.repo?.toLowerCase() === item.repo.toLowerCase();
  if (isOurs && config.branch && item.branch === undefined && head.ref !== head.base) return [];
  const where = `${renderCodeSpan(head.ref)} of ${renderPlain(head.repo ?? 'a fork that is gone')}`;
  if (isOurs)
    return [
      `- [ ] the branch ${where} is still there${WHY_THERE[item.branch ?? ''] ?? ''}. If nobody needs it, delete it at ${repoUrl(item)}/branches`,
    ];
  return [
    `- [ ] the branch ${where} belongs to the author. Please send them this in private:`,
    '',
    renderFenced(
      `Thank you for the work in ${item.url}. It shows a problem that is not fixed yet, so we took it down. Please delete the branch ${flatten(head.ref)} in your fork, or make the fork private. Please do not push it anywhere else. We will go on with you in private.`,
    ),
  ];
}

function renderExposure(item: StoredTakedown): readonly string[] {
  const minutes = minutesPublic(item);
  const { copy } = item;
  return [
    ...(minutes === null ? [] : [`- It was public for ${renderDuration(minutes)}.`]),
    ...(copy?.watchers == null
      ? []
      : [`- ${copy.watchers} people watch the repo, and each may have got an e-mail.`]),
    ...(copy?.forks == null || item.kind === 'issue' ? [] : [`- The repo has ${copy.forks} forks.`]),
  ];
}

function renderDuration(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

function renderTrace({ what, url, note }: ThreadTrace): string {
  const more = NOTES[what];
  const own = note === undefined ? '' : ` (${note})`;
  return `- ${TRACES[what]}: ${renderCodeSpan(url)}${own}${more === undefined ? '' : `. ${more}`}`;
}

const NOTES: Partial<Record<ThreadTrace['what'], string>> = {
  'edit-history':
    'Only a person can delete it: open the thread, choose “edited”, a revision, then “Delete revision from history”',
  'title-history': 'Only GitHub Support can remove it',
  reviews: 'Nobody can delete a submitted review. Hide it with “…”, “Hide”',
  commits: 'Only GitHub Support can remove them',
  attachments: 'Anyone with the address can load it',
  elsewhere: 'Save it by hand, and ask the person who put it there to delete it',
};

function renderTicket(item: StoredTakedown): readonly string[] {
  if (item.restore?.doneAt || item.movedTo !== null || item.goneAt !== undefined) return [];
  const owner = item.repo.split('/')[0]!;
  const what = item.kind === 'pull' ? 'pull request' : 'issue';
  const sha = item.copy?.head?.sha;
  return [
    `An owner of ${renderPlain(owner)}: please send this to [GitHub Support](https://support.github.com/contact) now:`,
    '',
    renderFenced(
      [
        `Please delete the ${what} ${item.url} with its edit history, its list of events and cached views.`,
        ...(item.kind === 'pull'
          ? [
              `Please also remove refs/pull/${item.number}/head${sha === undefined ? '' : ` and the commit ${sha}`}, then delete unreachable objects.`,
            ]
          : []),
        `We are the organisation ${owner}, which owns the repository. It discloses a vulnerability that is not fixed yet and puts our users at risk. We have already redacted, closed and locked it.`,
      ].join('\n'),
    ),
    '',
    'GitHub Support often declines what is neither a credential nor personal data, so a proof of concept may stay. The bot checks once a day, as an anonymous visitor, whether it is gone. The case goes on meanwhile, and its deadlines run.',
  ];
}

/** It could not be found, or not be read, so nothing was taken down. Team surface. */
export const renderUnseen = (item: StoredTakedown, why: string | null): string =>
  [
    `**Nothing was taken down:** the bot ${why === null ? `cannot find ${renderCodeSpan(item.url)}` : `could not read ${renderCodeSpan(item.url)} (${renderPlain(why)})`}.`,
    'A member of the team: please open that address now, without signing in.',
    '- [ ] It is there: close and hide it by hand, or give the App access to that repo.',
    '- [ ] It was moved, or its repo was renamed: write `/privatize URL` with its new address.',
    '- [ ] It is not there: the address is wrong, or somebody removed it. Nothing is left to do.',
    'Every sweep checks again.',
  ].join('\n\n');

/** The team chose to touch nothing. Team surface. */
export const renderQuiet = (item: StoredTakedown): string =>
  `${renderCodeSpan(item.url)} stays public, and we treat the flaw as public. A member of the team, please follow the shorter schedule in this case from now on. Do not comment there before the release. To take it down after all, write ${renderCodeSpan(`/privatize ${item.url}`)}.`;

/** Who can do something where nothing is ours, and what to write to them. */
export const NOT_OURS = [
  'That repo is not in `owners`, so nothing was changed. Please do this, in this order:',
  '',
  '- [ ] do not comment there, and do not link to it',
  '- [ ] write to the author in private: they can edit, close or delete it',
  '- [ ] write to the owner of the repo: “Report a vulnerability” under “Security”, or the contact in their security policy',
  '- [ ] if neither answers within a day, report it to the platform',
  '- [ ] if it stays, set `flag/public` and hurry',
  '',
  'For the author and the owners:',
  '',
  renderFenced(
    'What you posted describes a vulnerability in our software that is not fixed yet. Please delete it and send it to us in private. (Edited text can still be seen in the history.) We will credit you, and tell you when it can be public.',
  ),
  '',
  'For the platform:',
  '',
  renderFenced(
    'This content discloses a vulnerability in our software that is not fixed yet, with instructions to exploit it. We maintain that software. Please remove it, or tell us who can.',
  ),
].join('\n');
