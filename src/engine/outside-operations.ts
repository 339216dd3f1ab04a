import { type Operation, operationKey } from '../case/operation.ts';
import { planMessages } from '../features/acknowledgement/message-operations.ts';
import { planAdvisories, planReportClosing } from '../features/advisory/advisory-operations.ts';
import { planIssueAgain } from '../features/case-issue/issue-operations.ts';
import { planAccess } from '../features/coordination/access-operations.ts';
import {
  planBlogPost,
  planCveRequest,
  planPublication,
} from '../features/disclosure/disclosure-operations.ts';
import { planPosts } from '../features/disclosure/posting-operations.ts';
import { planCorrections } from '../features/followup/correction-operations.ts';
import { planFollowUps } from '../features/followup/follow-up.ts';
import { planPreAnnouncement } from '../features/release/pre-announcement-operations.ts';
import { planPrivacy } from '../features/takedown/takedown-operations.ts';
import type { Context } from './context.ts';

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
