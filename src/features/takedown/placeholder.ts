import type { StoredTakedown } from '../../case/stored-case.ts';
import type { PrivatizeConfig } from '../../config/config.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';

/** Where the placeholder sends people: private reporting of its repo, or the configured contact. */
export type PlaceholderChannel =
  | { readonly kind: 'reporting' }
  | { readonly kind: 'contact'; readonly at: string };

/** Seen to be gone by somebody without credentials, or wanted by a member without waiting for that. */
export const isPlaceholderDue = (item: StoredTakedown): boolean =>
  item.takenDown &&
  item.placeholder === null &&
  !item.restore &&
  (item.goneAt !== undefined || item.placeholderAsked === true);

/** A channel that is switched on, or null: then there is nothing to lead people to. */
export function channelOf(
  { reporting }: Pick<StoredTakedown, 'reporting'>,
  { contact }: Pick<PrivatizeConfig, 'contact'>,
): PlaceholderChannel | null {
  if (reporting === 'on') return { kind: 'reporting' };
  return contact === null || contact === undefined ? null : { kind: 'contact', at: contact };
}

/** What the sentence of the placeholder names: null is the form in the Security tab. */
export const contactOf = (channel: PlaceholderChannel): string | null =>
  channel.kind === 'contact' ? channel.at : null;

/** Due, and looked at, and there is no channel: a person has to be told, and nothing is posted. */
export const lacksChannel = (item: StoredTakedown, config: Pick<PrivatizeConfig, 'contact'>): boolean =>
  isPlaceholderDue(item) && item.reporting !== undefined && channelOf(item, config) === null;

/** Why there is no placeholder, and what a person can do. Team surface. */
export function renderNoChannel(item: StoredTakedown): string {
  const state =
    item.reporting === 'off'
      ? 'is switched off there'
      : 'could not be seen, because GitHub does not say whether it is on';
  return [
    `**No placeholder was posted for ${renderCodeSpan(item.url)}.** It would tell the author how to reach you, but the bot knows no way. Private vulnerability reporting of ${renderPlain(item.repo)} ${state}, and \`privatize.contact\` is not set. A member of the team, please do this now:`,
    '',
    '- [ ] Switch it on: “Settings” of that repo, “Advanced Security”, “Private vulnerability reporting”. Or set `privatize.contact` to an e-mail address or a page.',
    `- [ ] Then write ${renderCodeSpan(`/placeholder ${item.url}`)}. Or write to the author yourself, in private.`,
  ].join('\n');
}
