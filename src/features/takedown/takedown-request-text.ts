import type { StoredCase, StoredTakedown } from '../../case/stored-case.ts';
import type { PrivatizeConfig } from '../../config/config.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../text/defuse.ts';
import { PLACEHOLDER_BODY, placeholderTitle } from '../../text/public-constants.ts';
import { channelOf, contactOf } from './placeholder.ts';

/** Remove or quiet: what would be done, what it achieves, what it does not (nodes E and F). Team surface. */
export function renderRemoval(stored: StoredCase, url: string): readonly string[] {
  const item = stored.takedowns.find((each) => each.url === url);
  return [
    `**Remove or quiet?** ${item?.second ? 'More than three threads were named within an hour, so somebody else has to look at this one. ' : ''}On confirmation ${renderCodeSpan(url)} ${describeRemoval(item)}`,
    ...(item?.reasonsToAsk ?? []).map(
      (reason) =>
        `\nIt may disclose nothing new: ${renderPlain(reason)}. Look at it before you confirm; left alone, nothing happens.`,
    ),
    '',
    'What that achieves: nobody new stumbles on it. What it does not: mails already sent, forks and clones, commits by their ids, and the edit history stay until GitHub Support removes them, and hiding draws attention.',
    '',
    `The other way is to touch nothing, treat the flaw as public and hurry: ${renderCodeSpan(`/treat-as-public ${url}`)} on a line of its own.`,
  ];
}

function describeRemoval(item: StoredTakedown | undefined): string {
  if (item?.kind === 'pull')
    return `is emptied, closed and locked; then the whole discussion and the patch are saved in the store, and what the configuration allows (comments${nameBranch(item)}) is deleted once that copy is verified.`;
  return 'is moved to the triage repo where one owner has both. Otherwise it is emptied, closed and locked; then the discussion is saved in the store, and what the configuration allows is deleted once that copy is verified.';
}

/** Deleting a branch may lose more than this pull request: it has to be seen which one it is. */
function nameBranch({ head, repo }: StoredTakedown): string {
  if (head === undefined) return ', branch';
  if (head.repo?.toLowerCase() !== repo.toLowerCase()) return '';
  return `, its branch ${renderCodeSpan(head.ref)} unless that is the default branch, protected, or needed by another open pull request`;
}

/** Other threads that show the same, each with the reasons (node G). */
export function renderRelated(stored: StoredCase, url: string): readonly string[] {
  const related = stored.takedowns.find((each) => each.url === url)?.related ?? [];
  return [
    `**${related.length === 1 ? 'One thread goes' : `${related.length} threads go`} back to ${renderCodeSpan(url)}.** On confirmation ${related.length === 1 ? 'it is' : 'they are'} put out of sight too, each after its own question where one is due. Look at every one first: what only mentions it does no harm.`,
    '',
    ...related.map((each) => `- ${renderCodeSpan(each.url)}: ${renderPlain(each.why.join(', '))}`),
    '',
    `To take only some of them, do not confirm; write ${renderCodeSpan('/privatize URL')} for each.`,
  ];
}

/** Making a thread again in public. */
export function renderRestoration(stored: StoredCase, url: string): readonly string[] {
  const item = stored.takedowns.find((each) => each.url === url);
  const isThere = item?.movedTo === null && item.goneAt === undefined;
  const how = isThere
    ? 'gets its title and text back, is unlocked, and opened if it was open; deleted comments come back as quotations.'
    : 'is opened as a new issue that quotes all of it, since the original is not there any more.';
  return [
    `**This makes it public again.** ${renderCodeSpan(url)} ${how} The copy (${item?.copy?.comments ?? 0} comments, SHA-256 ${renderCodeSpan(item?.copy?.sha256 ?? '')}) is verified first.`,
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
    'What would be public, by its first words:',
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
  if (!item || !channel) return ['A public placeholder would be posted.'];
  return [
    `This would be posted as a public issue in ${item.repo}, so that the author knows:`,
    '',
    renderFenced(
      `${placeholderTitle(item.kind, item.number)}\n\n${PLACEHOLDER_BODY(item.author?.login ?? null, contactOf(channel))}`,
    ),
  ];
}
