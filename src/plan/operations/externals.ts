import { type Operation, operationKey } from '../../case/operation.ts';
import type { Context } from '../context.ts';
import { planFollowUps } from '../follow-up.ts';
import { planAccess } from './access.ts';
import { planAdvisories, planReportClosing } from './advisory.ts';
import { planCorrections } from './corrections.ts';
import { planBlogPost, planCveRequest, planPublication } from './disclosure.ts';
import { planIssueAgain } from './face.ts';
import { planMessages } from './messages.ts';
import { planPosts } from './posting.ts';
import { planPreAnnouncement } from './pre-announcement.ts';
import { planPrivacy } from './privacy.ts';

/**
 * Everything outside the case issue that the process demands now, most exposed first. What GitHub refused in this run
 * is a person's task: it is not demanded again before the next run, and stops nothing else.
 */
export function planExternals(context: Context): readonly Operation[] {
  return [
    ...planIssueAgain(context),
    ...planPrivacy(context),
    ...planAdvisories(context),
    ...planReportClosing(context),
    ...planAccess(context),
    ...planMessages(context),
    ...planCveRequest(context),
    ...planPreAnnouncement(context),
    ...planPublication(context),
    ...planBlogPost(context),
    ...planPosts(context),
    ...planCorrections(context),
    ...planFollowUps(context),
  ].filter((operation) => !isRefused(context, operation));
}

function isRefused({ observed }: Context, operation: Operation): boolean {
  const key = operationKey(operation);
  return key !== undefined && observed.results[key]?.kind === 'refused';
}
