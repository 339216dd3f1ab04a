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
import { LABELS } from '../../src/process/labels.ts';
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
import {
  at,
  BOT,
  ghsaOf,
  MEMBER,
  OWNER,
  PROJECT,
  planCase,
  REPORTER,
  reportText,
  titleOf,
} from './plan-case.ts';

export const TRIAGE = 'triage';
export const CLIENT_ID = 'Iv23libenchmark00001';
const TEAM = 'security-triage';
/** With which a member of the team acts there. */
export const MEMBER_TOKEN = 'token-rosa';
const NOW = '2026-02-10T09:00:00.000Z';

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

/** Of the App. */
const PERMISSIONS = {
  metadata: 'read',
  contents: 'write',
  issues: 'write',
  actions: 'read',
  members: 'read',
  pull_requests: 'write',
  repository_advisories: 'write',
} as const;

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
        permissions: PERMISSIONS,
        installations: [{ owner: OWNER, repositories: 'all' }],
      },
    ],
  };
}

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
