import { stateOf } from '../../case/stored-case.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { announcementUrl } from './announcement-url.ts';
import { disclosureDay } from './disclosure-operations.ts';
import { wayTo } from './posting.ts';
import { renderSocialWords } from './social-text.ts';

/** Ready texts for the channels that people post to. */
export function announcementComments(context: Context): readonly BotComment[] {
  const { stored, config, observed, scope } = context;
  const day = disclosureDay(context);
  if (stateOf(stored) !== 'announcing' || !day || !scope.has('announce')) return [];
  const facts = stored.advisories.flatMap((advisory) => observed.advisories[advisory.ghsa] ?? []);
  if (facts.length < stored.advisories.length) return [];
  const url = announcementUrl({ stored, config }, facts, 'social');
  const asked = stored.analysis?.facts.credits ?? [];
  // What the bot posts by itself is shown where it asks for it.
  const channels = config.channels.filter((channel) => wayTo(context, channel) === undefined);
  const body = renderSocialWords({ ...config, channels }, facts, day, url, asked);
  return body === undefined ? [] : [{ key: 'social', at: observed.now, body, edit: true }];
}
