/** A triage repo with many cases in which nothing is due, put straight into an embedded GitHub. */
import { withMarker, withoutMarker } from '../../src/case/marker.ts';
import {
  pathOfCase,
  pathOfReport,
  renderStoredCase,
  STORE_BRANCH,
  type StoredCase,
} from '../../src/case/stored-case.ts';
import { digestOf } from '../../src/engine/context.ts';
import { LABELS } from '../../src/process/table.ts';
import { renderYaml } from '../../src/text/yaml.ts';
import { nodeId } from '../embedded-github/node-id.ts';
import type { Seed } from '../embedded-github/seed.ts';
import { ctxOf } from '../embedded-github/seed-repo.ts';
import { createWorld } from '../embedded-github/seed-world.ts';
import { accountByLogin, issueByNumber, repoByName } from '../embedded-github/state/find.ts';
import { addCommit, headOf, moveRef } from '../embedded-github/state/git.ts';
import { memoryOf, remember } from '../embedded-github/state/timeline.ts';
import { changeTree, emptyTree, makeBlob } from '../embedded-github/state/tree.ts';
import type { Issue, Repo, World } from '../embedded-github/world.ts';

export const OWNER = 'example-org';
export const TRIAGE = 'triage';
export const CLIENT_ID = 'Iv23libenchmark00001';
const [PROJECT, TEAM, MEMBER, REPORTER] = ['parser', 'security-triage', 'rosa-member', 'remi-reporter'];
const BOT = 'security-process[bot]';
/** With which a member of the team acts there. */
export const MEMBER_TOKEN = 'token-rosa';
const NOW = '2026-02-10T09:00:00.000Z';
const at = (day: number): string => `2026-02-${String(day).padStart(2, '0')}T09:00:00.000Z`;

/**
 * Every label that the bot has set, and the issue with what the bot and two people wrote there; closed ones come last.
 *
 * @param config keys of the configuration beside those that are always there
 */
export function seedCases(
  count: number,
  privateKeyPem: string,
  {
    closed = 0,
    config = {},
  }: { readonly closed?: number; readonly config?: Readonly<Record<string, unknown>> } = {},
): World {
  const world = createWorld(planSeed(count, closed, privateKeyPem, config), NOW);
  const repo = repoByName(world, OWNER, TRIAGE)!;
  const files = new Map<string, string>();
  for (let number = 1; number <= count + closed; number++) {
    const issue = issueByNumber(world, repo, number)!;
    const judged = letPeopleAct(world, repo, issue);
    const open = planCase(world, issue, judged);
    const stored = number > count ? closedLike(open) : open;
    issue.updatedAt = Date.parse(at(5));
    finishRecord(world, issue, stored);
    files.set(pathOfCase(number), renderStoredCase(stored));
    files.set(pathOfReport(number), reportText(number));
  }
  commitAsBot(world, repo, files);
  forgetEvents(world);
  return world;
}

/** The record says which memory it renders: that is how the sweep knows that no run was cut short. */
function finishRecord(world: World, issue: Issue, stored: StoredCase): void {
  const record = world.comments.get(issue.commentIds[0] ?? 0)!;
  const body = `${withoutMarker(record.body)}\n<!-- memory ${digestOf(stored)} -->`;
  record.body = withMarker(body, 'record');
}

/** The same case, disclosed and over. */
function closedLike(stored: StoredCase): StoredCase {
  const { by } = stored.moves[0]!;
  const states = ['testing', 'regression-tests', 'releasing', 'disclosing', 'announcing', 'closed'] as const;
  const moves = states.map((to, index) => {
    const from = states[index - 1] ?? ('patching' as const);
    return { to, from, event: null, by, at: at(5) };
  });
  const advisories = stored.advisories.map((advisory) => ({ ...advisory, publishedAt: at(5) }));
  return { ...stored, moves: [...stored.moves, ...moves], advisories, closedAt: at(5) };
}

function planSeed(
  count: number,
  closed: number,
  privateKeyPem: string,
  config: Readonly<Record<string, unknown>>,
): Seed {
  return {
    users: [{ login: 'olga-owner' }, { login: MEMBER }, { login: REPORTER }],
    orgs: [
      {
        login: OWNER,
        owners: ['olga-owner'],
        teams: [
          {
            slug: TEAM,
            members: [MEMBER],
            securityManager: true,
            repos: { [TRIAGE]: 'write', [PROJECT]: 'maintain' },
          },
        ],
      },
    ],
    repos: [
      {
        owner: OWNER,
        name: TRIAGE,
        private: true,
        labels: LABELS.map(({ id, colour, description }) => ({ name: id, color: colour, description })),
        files: {
          '.github/security-process.yml': renderYaml({
            owner: OWNER,
            team: TEAM,
            intake: { conversations: false },
            ...config,
          }),
        },
        issues: Array.from({ length: count + closed }, (_, index) => planIssue(index + 1, index >= count)),
      },
      { owner: OWNER, name: PROJECT, privateVulnerabilityReporting: true },
    ],
    tokens: [{ kind: 'classic', token: MEMBER_TOKEN, login: MEMBER }],
    apps: [
      {
        slug: 'security-process',
        clientId: CLIENT_ID,
        owner: OWNER,
        privateKeyPem,
        permissions: {
          metadata: 'read',
          contents: 'write',
          issues: 'write',
          actions: 'read',
          members: 'read',
          pull_requests: 'write',
          repository_advisories: 'write',
        },
        installations: [{ owner: OWNER, repositories: 'all' }],
      },
    ],
  };
}

const ghsaOf = (number: number): string => {
  const letters = '23456789cfghjmpqrvwx';
  const digit = (place: number): string => letters[Math.floor(number / 20 ** place) % 20]!;
  return `GHSA-${digit(3)}${digit(2)}${digit(1)}${digit(0)}-bbbb-cccc`.replaceAll('b', 'v');
};
const titleOf = (number: number): string => `Security report for ${OWNER}/${PROJECT} (${ghsaOf(number)})`;

/** Two paragraphs, about as long as the reports of real cases are in the middle. */
const reportText = (number: number): string =>
  `Report ${number}: the parser reads without end.\n\n${'A body with many nested keys keeps the event loop busy for seconds. '.repeat(20)}\n`;

function planIssue(number: number, isClosed: boolean) {
  const record = `**Developers: develop the patch, record it with /evidence patch.**\n\n${'- A fact of the case record.\n'.repeat(30)}`;
  return {
    title: titleOf(number),
    author: BOT,
    body: withMarker(reportText(number), `source/${ghsaOf(number)}`),
    labels: [isClosed ? 'case/closed' : 'case/patching', 'severity/high'],
    state: isClosed ? ('closed' as const) : ('open' as const),
    at: at(2),
    comments: [
      { author: BOT, body: withMarker(record, 'record'), at: at(2) },
      { author: MEMBER, body: `\`\`\`yaml\nanalysis:\n  summary: ${number}\n\`\`\`\n`, at: at(4) },
      { author: REPORTER, body: 'Thank you, this is a comment of a few words.', at: at(5) },
    ],
  };
}

/** What people did on the way to the present state; the ids of their events. */
function letPeopleAct(world: World, repo: Repo, issue: Issue): readonly string[] {
  const member = accountByLogin(world, MEMBER)!.id;
  const ctx = ctxOf(world, member);
  const label = (name: string) => memoryOf(repo.labels.find((one) => one.name === name)!);
  const events = [
    remember(ctx, issue, { kind: 'assigned', assigneeId: member }),
    ...['case/acknowledged', 'case/valid', 'case/patching'].map((name) =>
      remember(ctx, issue, { kind: 'labeled', label: label(name) }),
    ),
  ];
  issue.assigneeIds.push(member);
  return events.map(({ id }) => nodeId('TE', id));
}

function planCase(world: World, issue: Issue, judged: readonly string[]): StoredCase {
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

function commitAsBot(world: World, repo: Repo, files: ReadonlyMap<string, string>): void {
  const ctx = ctxOf(world, accountByLogin(world, BOT)!.id);
  const sweep = renderYaml({ version: 1, watermark: at(5), claims: [] });
  const blobs = [...files, ['sweep.yml', sweep] as const].map(
    ([path, text]) => [path, makeBlob(text)] as const,
  );
  const tree = changeTree(emptyTree, new Map(blobs));
  const commit = addCommit(ctx, repo, { tree, parents: [headOf(repo, 'main')!.oid], message: 'Sweep' });
  moveRef(ctx, repo, `refs/heads/${STORE_BRANCH}`, commit.oid);
}

/** What happened so far was not seen by anybody; forgetting it keeps the server small. */
function forgetEvents(world: World): void {
  world.deliveries = [];
  world.journal = [];
  world.notifications = [];
}
