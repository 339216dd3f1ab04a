import { GATE_PRESETS, GATE_RULES, RULE_LEVELS } from '../process/gate-rules.ts';
import { WEEKDAYS } from '../process/release-day.ts';
import type { ConfigKey } from './config-reference.ts';

const listed = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** Keys about releases and what is looked at in public. */
export const RELEASES: readonly ConfigKey[] = [
  {
    key: 'gate.npm',
    meaning: 'Whether the release gate looks for patched versions on npm.',
    takes: '`true` or `false`',
    default: 'true',
    example: 'gate:\n  npm: false',
  },
  {
    key: 'gate.preset',
    meaning:
      'What a security release must show. `strict` holds it for everything that the process asks for, `lenient` for what is wrong.',
    takes: listed(GATE_PRESETS),
    default: 'lenient',
    example: 'gate:\n  preset: strict',
  },
  {
    key: 'gate.rules',
    meaning: 'What is otherwise than in the preset.',
    takes: `a mapping of rule (${listed(GATE_RULES)}) to ${listed(RULE_LEVELS)}`,
    default: '{}',
    example: 'gate:\n  rules:\n    changelog-section: required',
  },
  {
    key: 'release.days',
    meaning: 'Days of the week on which security releases are made, UTC; none named: any.',
    takes: `a list of ${listed(WEEKDAYS)}`,
    default: '[]',
    example: 'release:\n  days: [tuesday, wednesday]',
  },
  {
    key: 'release.freezes',
    meaning: 'Times without security releases, both days included, UTC.',
    takes: 'a list of `YYYY-MM-DD to YYYY-MM-DD`',
    default: '[]',
    example: 'release:\n  freezes: [2026-12-20 to 2027-01-03]',
  },
  {
    key: 'release.notice',
    meaning: 'Days between a pre-announcement and the release, for proposed dates.',
    takes: 'a whole number of days, 0 to 30',
    default: '7',
    example: 'release:\n  notice: 5',
  },
  {
    key: 'mirrors.repos',
    meaning:
      'Permanent private mirrors in which fixes are made. Every sweep looks, for accepted cases, that they are private and that only our workflow is enabled; two requests each.',
    takes: 'a mapping of project repo to mirror, both `owner/name`',
    default: '{}',
    example: 'mirrors:\n  repos:\n    example-org/parser: example-org/parser-private',
  },
  {
    key: 'mirrors.workflow',
    meaning: 'The file name of the one workflow that may be enabled in a mirror.',
    takes: 'the file name of a workflow',
    default: 'prove-fix.yml',
    example: 'mirrors:\n  workflow: prove.yml',
  },
  {
    key: 'leakWatch',
    meaning:
      'Public repos in which every sweep looks for ids and lines of the patch of undisclosed cases; a few requests each.',
    takes: 'a list of `owner/name`, at most 50',
    default: '[]',
    example: 'leakWatch: [example-org/parser]',
  },
];
