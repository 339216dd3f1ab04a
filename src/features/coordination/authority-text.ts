import { type Authority, type AuthorityChange, valuesOf } from '../../case/authority.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { addressAll, mentionAll } from '../../text/mention.ts';
import type { Unheard } from './authority-change.ts';

export const AUTHORITY_TITLE = 'A change of the configuration waits for a second member';

interface Shown {
  readonly confirmed: Authority;
  readonly wanted: Authority;
  readonly change: Pick<AuthorityChange, 'by'>;
  readonly needed: number;
  readonly people: readonly { readonly login: string }[];
}

/** The issue of a change: what counts, what the file says, who confirms. Team surface. */
export const renderAuthorityChange = ({ confirmed, wanted, change, needed, people }: Shown): string =>
  [
    `${addressAll(people)}**Somebody changed who may do what, and it does not count yet.** ${renderWho(change)}`,
    '',
    '| Key | Counts now | The file says |',
    '| --- | --- | --- |',
    ...renderRows(confirmed, wanted),
    '',
    `- [ ] If this is right: ${needed === 1 ? 'a member who did not write it comments' : 'two members comment'} \`/confirm\` here. Until then the values on the left count.`,
    '- [ ] If nobody knows of it: put `.github/security-process.yml` back, and find out who can write to this repository and should not.',
  ].join('\n');

function renderWho({ by }: Pick<AuthorityChange, 'by'>): string {
  if (by === null || by.length === 0)
    return 'Who wrote it cannot be told from the commits: at least one is not signed by its author.';
  return `Written by ${by.map(({ login }) => renderPlain(login)).join(', ')}.`;
}

function renderRows(confirmed: Authority, wanted: Authority): readonly string[] {
  const [before, after] = [valuesOf(confirmed), valuesOf(wanted)];
  return (Object.keys(before) as (keyof typeof before)[]).flatMap((key) => {
    const [one, other] = [JSON.stringify(before[key]), JSON.stringify(after[key])];
    return one === other ? [] : [`| \`${key}\` | ${renderCell(one)} | ${renderCell(other)} |`];
  });
}

const renderCell = (text: string): string => renderCodeSpan(text).replaceAll('|', '\\|');

/** The end of a change that was confirmed. */
export const renderAuthorityConfirmed = (by: readonly { readonly login: string }[]): string =>
  `Confirmed by ${by.map(({ login }) => renderPlain(login)).join(', ')}. What the file says counts from now on.`;

/** The end of a change that the file does not show any more. */
export const renderAuthorityDropped = (): string =>
  'The file does not say this any more. What counted before counts on; confirmations given here are void.';

/** The end of an issue that shows another change than the bot wrote there. */
export const renderAuthorityRewritten = (): string =>
  'Somebody edited the text of this issue, so nobody knows what was confirmed here. Confirmations given here are void. The bot shows the change again in a new issue.';

/** A change that nobody confirmed or took back for some time. */
export const renderAuthorityWaits = (people: readonly { readonly login: string }[]): string =>
  `${addressAll(people)}This change still waits. Until somebody confirms it, or puts the file back, the old values count.`;

const REASONS: Readonly<Record<Unheard['why'], string>> = {
  'own-change': 'You wrote this change: another member has to confirm it.',
  outsider: 'Only members of the triage team and owners of the organisation confirm this.',
  'too-early': 'This was written before the change was shown. Look at it, and write `/confirm` again.',
  'not-own-word':
    'Somebody else edited this comment, or it came by e-mail: write `/confirm` here in a new comment.',
};

export const renderAuthorityUnheard = ({ comment, why }: Unheard): string =>
  `${mentionAll(comment.author ? [comment.author] : [])} ${REASONS[why]}`.trim();
