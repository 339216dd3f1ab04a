import { withAuthority } from '../case/authority.ts';
import { withOrderedBreaks } from '../case/ordered-break.ts';
import { parseSweepMemory, type SweepMemory } from '../case/sweep-memory.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import type { Config } from '../config/config.ts';
import { renderConfigProblems } from '../config/config-problem.ts';
import { type ParsedConfig, parseConfig } from '../config/parse-config.ts';
import { TEMPLATE_KEYS } from '../features/acknowledgement/templates.ts';
import { LABELS } from '../process/labels.ts';
import { parseOnce } from '../text/parse-once.ts';
import { ProcessError } from './error.ts';
import { takePostTemplate } from './post-template.ts';

/** The configuration as some version of the file writes it. */
export const parseWritten = (text: string | null): ParsedConfig =>
  text === null ? parseConfig(null, KNOWN) : parseKnown(text);

const KNOWN = { labels: LABELS.map((label) => label.id), templates: TEMPLATE_KEYS };
const parseKnown = parseOnce((text) => parseConfig(text, KNOWN));

type ConfigRead = Pick<SweepRead, 'configText' | 'postTemplate'> & {
  readonly repo?: Pick<SweepRead['repo'], 'server'>;
};

/**
 * The configuration as it counts: who may do what is as it was confirmed last, breaks are those of the file and of the
 * board, all else is as the file says.
 *
 * @throws ProcessError `bad-configuration`
 */
export function readConfig(read: ConfigRead & { readonly sweepText?: string | null }): Config {
  return asConfirmed(readWritten(read), parseSweepMemory(read.sweepText ?? null));
}

/** The same of what was read already. */
export const asConfirmed = (
  written: Config,
  { authority, breaks }: Pick<SweepMemory, 'authority' | 'breaks'>,
): Config => withOrderedBreaks(authority ? withAuthority(written, authority.confirmed) : written, breaks);

/** The configuration as the file says; every mistake in one error. */
export function readWritten({ configText, postTemplate = null, repo }: ConfigRead): Config {
  const parsed = parseWritten(configText);
  const taken = parsed.kind === 'ok' ? takePostTemplate(parsed.config, postTemplate) : parsed;
  if (taken.kind === 'ok')
    return repo?.server === undefined ? taken.config : { ...taken.config, server: repo.server };
  throw new ProcessError(
    'bad-configuration',
    `The configuration has mistakes; nothing was done.\n${renderConfigProblems(taken.problems)}`,
  );
}
