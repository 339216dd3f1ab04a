import type { Operation } from '../../case/operation.ts';
import type { Context } from '../context.ts';
import { planAdvisories, planReportClosing } from './advisory.ts';
import { planBlogPost, planCveRequest, planPublication } from './disclosure.ts';
import { planIssueAgain } from './face.ts';
import { planPrivacy } from './privacy.ts';

/** Everything outside the case issue that the process demands now, most exposed first. */
export function planExternals(context: Context): readonly Operation[] {
  return [
    ...planIssueAgain(context),
    ...planPrivacy(context),
    ...planAdvisories(context),
    ...planReportClosing(context),
    ...planCveRequest(context),
    ...planPublication(context),
    ...planBlogPost(context),
  ];
}
