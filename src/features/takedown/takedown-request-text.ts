import type { StoredCase, StoredTakedown } from '../../case/stored-case.ts';
import type { PrivatizeConfig } from '../../config/config.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { PLACEHOLDER_BODY, placeholderTitle } from '../../text/public-constants.ts';
import { channelOf, contactOf } from './placeholder.ts';

/** Remove or quiet: what would be done, what it achieves, what it does not (nodes E and F). Team surface. */
export function renderRemoval(stored: StoredCase, url: string): readonly string[] {
  const item = stored.takedowns.find((each) => each.url === url);
  return [
    `**Takedown.** ${item?.second ? 'More than three threads were named within an hour, so another member has to look at this one. ' : ''}If you confirm, the bot does this with ${renderCodeSpan(url)}:`,
    '',
    ...describeRemoval(item).map((step) => `- ${step}`),
    ...(item?.reasonsToAsk ?? []).map(
      (reason) => `\nPlease look at it before you confirm: ${renderPlain(reason)}.`,
    ),
    '',
    'After that, nobody finds it by accident. But e-mails, forks, clones, commits and the edit history stay, and a takedown draws attention.',
    '',
    `To leave it and treat the flaw as public instead, write ${renderCodeSpan(`/treat-as-public ${url}`)}.`,
  ];
}

function describeRemoval(item: StoredTakedown | undefined): readonly string[] {
  const save = 'saves the discussion in the store and verifies that copy';
  if (item?.kind === 'pull')
    return [
      'redacts, closes and locks it',
      `${save}, with the patch`,
      `then deletes what the configuration allows: comments${nameBranch(item)}`,
    ];
  return [
    'moves it to the triage repo, if one owner has both repos',
    'otherwise redacts, closes and locks it',
    save,
    'then deletes what the configuration allows',
  ];
}

/** Deleting a branch may lose more than this pull request: it has to be seen which one it is. */
function nameBranch({ head, repo }: StoredTakedown): string {
  if (head === undefined) return ' and the branch';
  if (head.repo?.toLowerCase() !== repo.toLowerCase()) return '';
  return `, and its branch ${renderCodeSpan(head.ref)} unless it is protected, the default branch, or used by another pull request`;
}

/** Other threads that show the same, each with the reasons (node G). */
export function renderRelated(stored: StoredCase, url: string): readonly string[] {
  const related = stored.takedowns.find((each) => each.url === url)?.related ?? [];
  return [
    `**${related.length === 1 ? 'One more thread seems' : `${related.length} more threads seem`} to show the same as ${renderCodeSpan(url)}.** Please look at each before you confirm: a thread that only mentions it does no harm. If you confirm, the bot takes ${related.length === 1 ? 'it' : 'them'} down too, and asks again for each where needed.`,
    '',
    ...related.map((each) => `- ${renderCodeSpan(each.url)}: ${renderPlain(each.why.join(', '))}`),
    '',
    `To take down only some of them, do not confirm. Write ${renderCodeSpan('/privatize URL')} for each instead.`,
  ];
}

/** Making a thread again in public. */
export function renderRestoration(stored: StoredCase, url: string): readonly string[] {
  const item = stored.takedowns.find((each) => each.url === url);
  const isThere = item?.movedTo === null && item.goneAt === undefined;
  const how = isThere
    ? 'gets its title and text back and is unlocked. Deleted comments come back as quotations.'
    : 'comes back as a new issue that quotes all of it, because the original is gone.';
  return [
    `**This makes it public again.** If you confirm, ${renderCodeSpan(url)} ${how} The bot first verifies the copy (${item?.copy?.comments ?? 0} comments, SHA-256 ${renderCodeSpan(item?.copy?.sha256 ?? '')}).`,
    ...renderPreview(item?.copy),
  ];
}

/** Who confirms it should see whose words become public. */
function renderPreview(copy: StoredTakedown['copy']): readonly string[] {
  if (!copy?.preview)
    return copy ? ['', `Read the copy first: ${renderCodeSpan(copy.files[0]?.path ?? '')}.`] : [];
  const unlisted = copy.comments + 1 - copy.preview.length;
  return [
    '',
    'This becomes public (first words):',
    '',
    ...copy.preview.map(
      ({ by, words }) =>
        `- ${renderCodeSpan(by ?? 'ghost')}: ${words === '' ? '(no text)' : renderCodeSpan(words)}`,
    ),
    ...(unlisted > 0 ? [`- and ${unlisted} more, in ${renderCodeSpan(copy.files[0]?.path ?? '')}`] : []),
    ...copy.notes.map((note) => `\n${note}`),
  ];
}

/** What an author would find in the place of what was theirs (node I). */
export function renderPlaceholder(
  stored: StoredCase,
  url: string,
  config: Pick<PrivatizeConfig, 'contact'>,
): readonly string[] {
  const item = stored.takedowns.find((each) => each.url === url);
  const channel = item && channelOf(item, config);
  if (!item || !channel) return ['If you confirm, the bot posts a public placeholder.'];
  return [
    `**Placeholder.** If you confirm, the bot posts this as a public issue in ${item.repo}, so that the author knows:`,
    '',
    renderFenced(
      `${placeholderTitle(item.kind, item.number)}\n\n${PLACEHOLDER_BODY(item.author?.login ?? null, contactOf(channel))}`,
    ),
  ];
}
