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
 * What putting a thread out of sight achieved and what it left, with a ticket for GitHub Support (nodes G and H).
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
    '**What got out, or is still there.** Nothing here can be called back by the bot.',
    '',
    ...renderExposure(item),
    ...(item.restore?.doneAt ? [] : listLeft(item).map(renderTrace)),
    '',
    ...renderTicket(item),
  ].join('\n');
}

function renderHead(item: StoredTakedown): string {
  const url = renderCodeSpan(item.url);
  if (item.restore?.doneAt) return `${url} was made again as #${item.restore.number ?? item.number} there.`;
  if (item.movedTo !== null)
    return `${url} is out of sight: it is #${item.movedTo} here now, and nothing in it counts as ours. Its author and everybody outside the team see it no more.`;
  if (item.goneAt !== undefined) return `${url} is gone: somebody without credentials finds nothing there.`;
  return `${url} was emptied, closed and locked.`;
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
      ? '- [ ] saving the whole discussion'
      : `- [ ] the discussion could not be saved, so nothing is deleted: ${renderPlain(unread)}`,
  ];
}

function renderUploads({ uploads = [] }: StoredThreadCopy): readonly string[] {
  const saved = uploads.filter(({ path }) => path !== undefined).length;
  if (uploads.length === 0) return [];
  const rest = uploads.length - saved;
  return [
    `- [${rest === 0 ? 'x' : ' '}] uploaded files saved: ${saved} of ${uploads.length}, as Base64 beside it${rest === 0 ? '' : '; save the others by hand while they can be loaded: they are named below'}`,
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
          `- [${erased.over ? 'x' : ' '}] comments deleted: ${erased.done} of ${said}${erased.kept > 0 ? `; ${erased.kept} are not in the copy as they are now, and stay` : ''}`,
        ]
      : []),
    ...(item.deleted ? ['- [x] the issue itself deleted'] : []),
    ...(runs === undefined
      ? []
      : [
          `- [x] runs of workflows that showed the title, deleted: ${runs}; any that were still going are under “Actions”`,
        ]),
    ...(listRemoved(item).some(({ what }) => what === 'branch') ? ['- [x] its branch is gone'] : []),
  ];
}

const WHY_THERE: Readonly<Record<string, string>> = {
  'moved-on': ', with newer commits',
  'in-use':
    ' and was left alone: it is the default branch, protected, or another open pull request comes from it or goes to it',
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
      `- [ ] the branch ${where} is still there${WHY_THERE[item.branch ?? ''] ?? ''}: delete it at ${repoUrl(item)}/branches if nobody needs it`,
    ];
  return [
    `- [ ] the branch ${where} belongs to the author. For them, by a private way:`,
    '',
    renderFenced(
      `Thank you for the work in ${item.url}. It shows a problem that is not fixed yet, so we took it out of sight. Please delete the branch ${flatten(head.ref)} in your fork (or make the fork private), do not push it anywhere else, and let us go on with it in private.`,
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
      : [`- ${copy.watchers} people watch the repository; each may have had a mail.`]),
    ...(copy?.forks == null || item.kind === 'issue' ? [] : [`- The repository has ${copy.forks} forks.`]),
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
    'Only a person can purge it: open the thread, choose “edited”, a revision, then “Delete revision from history”',
  'title-history': 'Only GitHub Support can take it away',
  reviews: 'Nobody can delete a review that was submitted; hide it with “…”, “Hide”',
  commits: 'Only GitHub Support can take them away',
  attachments: 'Anybody who has the address can load it',
  elsewhere: 'Save it by hand, and ask whoever put it there to delete it',
};

function renderTicket(item: StoredTakedown): readonly string[] {
  if (item.restore?.doneAt || item.movedTo !== null || item.goneAt !== undefined) return [];
  const owner = item.repo.split('/')[0]!;
  const what = item.kind === 'pull' ? 'pull request' : 'issue';
  const sha = item.copy?.head?.sha;
  return [
    `A ticket for [GitHub Support](https://support.github.com/contact), to be sent by an owner of ${renderPlain(owner)}:`,
    '',
    renderFenced(
      [
        `Please delete the ${what} ${item.url} together with its edit history, its list of events and cached views.`,
        ...(item.kind === 'pull'
          ? [
              `Please also remove refs/pull/${item.number}/head${sha === undefined ? '' : ` and the commit ${sha}`}, and collect what is unreachable then.`,
            ]
          : []),
        `We ask for it as the organisation ${owner}, which owns the repository. It discloses a vulnerability that is not fixed yet and puts our users at risk; we have emptied, closed and locked it already.`,
      ].join('\n'),
    ),
    '',
    'Support is known to decline what is no credential or personal data, and what can be made harmless otherwise; a proof of concept may not qualify. The bot looks once a day, without credentials, whether it has gone. The case does not wait for it, and no clock stops.',
  ];
}

/** It could not be found, or not be read, so nothing was taken down. Team surface. */
export const renderUnseen = (item: StoredTakedown, why: string | null): string =>
  [
    `**Nothing was put out of sight:** ${renderCodeSpan(item.url)} ${why === null ? 'is not there for the bot' : `could not be read (${renderPlain(why)})`}.`,
    'Please open that address without signing in.',
    '- [ ] If it is there: close it and hide it by hand, or make it readable to the App, which is told above or in the log of the run.',
    '- [ ] If it was moved, or its repo was renamed and somebody else has the old name: name its present address, `/privatize URL`.',
    '- [ ] If there is nothing: the address may be wrong, or somebody was faster. Nothing is left to do.',
    'Every sweep looks again.',
  ].join('\n\n');

/** The team chose to touch nothing. Team surface. */
export const renderQuiet = (item: StoredTakedown): string =>
  `${renderCodeSpan(item.url)} is left as it is, and the flaw is treated as public from now on: go by the shorter schedule that is proposed here. Do not comment there before the release. ${renderCodeSpan(`/privatize ${item.url}`)} takes the other way.`;

/** Who can do something where nothing is ours, and what to write to them. */
export const NOT_OURS = [
  'That repository belongs to nobody in `owners`, so nothing was touched. What people can do, in this order:',
  '',
  '- [ ] write to the author by a private way; they can edit, close or delete what is theirs',
  '- [ ] write to those who own the place: “Report a vulnerability” under Security, or the contact in their security policy',
  '- [ ] report it to the platform, if neither answers within a day',
  '- [ ] do not comment there, and do not link to it',
  '- [ ] set `flag/public` if it stays, and hurry',
  '',
  'For the author and the owners:',
  '',
  renderFenced(
    'What you posted describes a vulnerability of our software that is not fixed yet. Would you please take it down (deleting is better than editing, since edits can be looked up) and send it to us in private? We will credit you, and tell you when it can be public.',
  ),
  '',
  'For the platform:',
  '',
  renderFenced(
    'This content discloses a vulnerability of our software that is not fixed yet, with instructions to exploit it. We are the maintainers of that software. Please remove it, or bring us together with whoever can.',
  ),
].join('\n');
