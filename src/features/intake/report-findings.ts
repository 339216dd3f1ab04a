import type { StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { renderArtifacts } from './artifacts/artifacts-text.ts';
import { renderNamed } from './named/named-text.ts';
import { renderPieces, renderResembling, renderScopeQuestions } from './report-text.ts';

/** What was found in a new report: for those who assess it, never a verdict. Team surface. */
export const renderReportFindings = ({
  stored,
  config,
  report,
}: {
  readonly stored: StoredCase;
  readonly config: Config;
  /** In the reporter's words, where they are known. */
  readonly report: string | null;
}): readonly string[] => [
  ...(report === null ? [] : renderPieces(report)),
  ...renderNamed(stored.named),
  ...renderScopeQuestions(config.intake.outOfScope),
  ...renderResembling(stored.resembles ?? []),
  ...(report === null ? [] : renderArtifacts(report, stored.number)),
];
