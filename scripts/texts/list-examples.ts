import { renderConfigProblems } from '../../src/config/config-problem.ts';
import { ADVICE } from '../../src/doctor/advice.ts';
import { renderHandOver, renderHandOverRefused } from '../../src/features/coordination/hand-over-text.ts';
import type { BoardRow } from '../../src/features/deadlines/overview-row.ts';
import { renderBoard, renderDigest } from '../../src/features/deadlines/overview-text.ts';
import { renderListBody, renderListNews } from '../../src/features/intake/queue-text.ts';
import { adviseOn, CAUSES } from '../../src/github/causes.ts';
import { LABELS } from '../../src/process/labels.ts';
import { GITHUB_COM } from '../../src/text/server.ts';
import { PEOPLE, SOURCE } from '../../test/engine/world.ts';
import { type Text, makeText as text } from './text.ts';

const AT = '2026-03-12T09:00:00Z';
const repo = 'example-org/widget';
const team = [PEOPLE.coordinator, PEOPLE.member];

const report = {
  ghsa: SOURCE,
  repo,
  summary: 'Long strings stall the widget',
  state: 'triage',
  reporter: { login: 'rita-reporter' },
  receivedAt: AT,
  evidence: 3,
  grave: true,
  case: null,
};
const row: BoardRow = {
  number: 7,
  issue: 8,
  state: 'received',
  people: ['cora-coordinator'],
  waitsFor: 'team',
  due: { name: 'acknowledge', at: '2026-03-07T09:00:00Z' },
  isOverdue: true,
  isSoon: false,
  isNear: false,
  dues: [{ name: 'acknowledge', at: '2026-03-07T09:00:00Z' }],
  analyst: 'ana-analyst',
  developer: null,
  hasAnalysis: true,
  severity: 'high',
  releaseDay: null,
  requests: 1,
  receivedAt: '2026-03-02T09:00:00Z',
  changedAt: '2026-03-02T09:00:00Z',
  project: repo,
};

/** Issues that are lists: what waits, and whose turn it is. */
export function listLists(): readonly Text[] {
  const list = (key: string, isDayOne: boolean) =>
    renderListBody({
      key,
      isDayOne,
      mostPerDay: 5,
      server: GITHUB_COM,
      reports: [report, { ...report, case: 9 }],
    });
  return [
    text('Lists and overview', 'list', 'Many reports by one reporter', list('queue/1', false)),
    text('Lists and overview', 'list', 'Reports from before the process', list('older', true)),
    text(
      'Lists and overview',
      'list',
      'A list waits',
      renderListNews({ waiting: 2, grave: [SOURCE], due: AT }, team, 'UTC'),
    ),
    text(
      'Lists and overview',
      'overview',
      'The overview',
      renderBoard(
        [
          row,
          {
            ...row,
            number: 9,
            issue: 10,
            state: 'needs-info',
            waitsFor: 'reporter',
            isOverdue: false,
            people: [],
          },
        ],
        {
          zone: 'UTC',
          members: ['cora-coordinator', 'mel-member'],
          policy: ['SECURITY.md promises an answer within 3 days, the configuration 5.'],
          links: { Calendar: 'https://github.com/example-org/triage/blob/security-process/overview/due.ics' },
        },
      ),
    ),
    text(
      'Lists and overview',
      'overview',
      'All cases of a member were handed over',
      renderHandOver('cora-coordinator', 'mel-member', [8, 10], [12]),
    ),
    text(
      'Lists and overview',
      'overview',
      'A hand-over that is not followed',
      renderHandOverRefused('mel-member', 'no-member'),
    ),
    text('Lists and overview', 'digest', 'The daily message', renderDigest([row], 'https://example.org/8')),
    text(
      'Lists and overview',
      'digest',
      'The daily message, nothing open',
      renderDigest([], 'https://example.org/8'),
    ),
  ];
}

/** Errors, each with what to do. */
export function listErrors(): readonly Text[] {
  return [
    ...Object.entries(ADVICE).map(([cause, advise]) =>
      text('Errors and advice', 'doctor', `doctor: ${cause}`, advise('example-org/widget')),
    ),
    ...CAUSES.map((cause) =>
      text(
        'Errors and advice',
        'cause',
        `GitHub refuses: ${cause}`,
        adviseOn(cause, { repo, permission: 'issues: write' }),
      ),
    ),
    text(
      'Errors and advice',
      'configuration',
      'A mistake in the configuration',
      renderConfigProblems([
        {
          file: '.github/security-process.yml',
          line: 4,
          key: 'clocks.acknowledge',
          found: '"five"',
          expected: 'a whole number of days, 1 to 30',
          suggestion: 'Did you mean 5?',
        },
      ]),
    ),
  ];
}

/** Descriptions of the labels. */
export const listLabels = (): readonly Text[] =>
  LABELS.map(({ id, description }) => text('Labels', 'label', id, description));
