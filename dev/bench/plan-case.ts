/** One case of the many that are put into an embedded GitHub, without a request. */
import type { StoredCase } from '../../src/case/stored-case.ts';
import { nodeId } from '../embedded-github/node-id.ts';
import { accountByLogin } from '../embedded-github/state/find.ts';
import type { Issue, World } from '../embedded-github/world.ts';

export const OWNER = 'example-org';
export const PROJECT = 'parser';
export const MEMBER = 'rosa-member';
export const REPORTER = 'remi-reporter';
export const BOT = 'security-process[bot]';
/** Morning of a day in February. */
export const at = (day: number): string => `2026-02-${String(day).padStart(2, '0')}T09:00:00.000Z`;

export const ghsaOf = (number: number): string => {
  const letters = '23456789cfghjmpqrvwx';
  const digit = (place: number): string => letters[Math.floor(number / 20 ** place) % 20]!;
  return `GHSA-${digit(3)}${digit(2)}${digit(1)}${digit(0)}-bbbb-cccc`.replaceAll('b', 'v');
};

export const titleOf = (number: number): string =>
  `Security report for ${OWNER}/${PROJECT} (${ghsaOf(number)})`;

/** Two paragraphs, about as long as the reports of real cases are in the middle. */
export const reportText = (number: number): string =>
  `Report ${number}: the parser reads without end.\n\n${'A body with many nested keys keeps the event loop busy for seconds. '.repeat(20)}\n`;

/** A case in which the patch is being made and nothing is due. */
export function planCase(world: World, issue: Issue, judged: readonly string[]): StoredCase {
  const person = (login: string) => ({ id: accountByLogin(world, login)!.id, login });
  const [bot, member] = [
    { ...person(BOT), role: 'bot' },
    { ...person(MEMBER), role: 'coordinator' },
  ];
  const { number } = issue;
  const move = (
    to: StoredCase['moves'][number]['to'],
    from: StoredCase['moves'][number]['from'],
    event: string | null,
    day: number,
  ) => ({ to, from, event, by: event === null ? bot : member, at: at(day) });
  const comment = nodeId('IC', issue.commentIds[1] ?? 0);
  const ghsa = ghsaOf(number);
  const url = `https://github.com/${OWNER}/${PROJECT}/security/advisories/${ghsa}`;
  return {
    version: 1,
    number,
    issue: number,
    source: { kind: 'advisory', repo: `${OWNER}/${PROJECT}`, ghsa, url },
    title: titleOf(number),
    receivedAt: at(2),
    receipts: [],
    reporter: { ...person(REPORTER), name: null },
    moves: [
      move('received', null, null, 2),
      move('acknowledged', 'received', judged[1]!, 3),
      move('assessing', 'acknowledged', null, 3),
      move('valid', 'assessing', judged[2]!, 4),
      move('cve-requested', 'valid', null, 4),
      move('patching', 'cve-requested', judged[3]!, 5),
    ],
    flags: [],
    coordinators: [person(MEMBER)],
    packages: [{ ecosystem: 'npm', name: PROJECT, repo: `${OWNER}/${PROJECT}` }],
    analysis: { comment, digest: 'a'.repeat(64), by: member, at: at(4), facts: planFacts(number) },
    advisories: [{ repo: `${OWNER}/${PROJECT}`, ghsa, digest: 'b'.repeat(64), publishedAt: null }],
    cve: { id: `CVE-2026-${String(number).padStart(5, '0')}`, requestedAt: at(4), provider: 'manual' },
    evidence: [
      { kind: 'acknowledgement', subject: ghsa, text: 'A comment in the advisory.', by: member, at: at(3) },
    ],
    decisions: [],
    approvalRequests: [],
    claims: [],
    judged: [
      ...judged.map((event) => ({ event, verdict: 'accepted' })),
      { event: comment, verdict: 'analysis' },
    ],
    said: ['coordinator-wanted', 'assessing/ask', 'valid/next', 'patching/next'].map((key) => ({
      key,
      at: at(5),
    })),
    orphans: [],
    takedowns: [],
    posts: [],
    closedAt: null,
  };
}

function planFacts(number: number): NonNullable<StoredCase['analysis']>['facts'] {
  return {
    packages: [
      {
        ecosystem: 'npm',
        name: PROJECT,
        repo: `${OWNER}/${PROJECT}`,
        affected: ['>= 1.0.0, < 1.20.3'],
        patched: ['1.20.3'],
        functions: [],
      },
    ],
    cvss: [
      {
        version: '3.1',
        vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
        score: 7.5,
        severity: 'high',
      },
    ],
    severity: 'high',
    cwe: ['CWE-405'],
    summary: `The parser reads without end (${number})`,
    description: reportText(number),
    impact: 'Servers that parse bodies of strangers stop answering.',
    rootCause: null,
    workarounds: 'Put a limit on the size of bodies.',
    references: [],
    confirmed: { yes: true, how: 'Reproduced with the script of the report.' },
    inThreatModel: true,
    credits: [{ login: REPORTER, type: 'reporter' }],
    patchNeeded: true,
  };
}
