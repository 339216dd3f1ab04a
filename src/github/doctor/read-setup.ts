import type { ChannelPort } from '../../case/channel-ports.ts';
import { configSeen } from '../../doctor/judge-setup.ts';
import { stepsIn } from '../../doctor/read-workflow.ts';
import type { NeedRow, OwnerAccess, Seen, Setup } from '../../doctor/setup.ts';
import { GITHUB_COM } from '../../text/server.ts';
import type { Credentials } from '../as-app.ts';
import { pathOf } from '../client.ts';
import { NEEDS } from '../permissions.ts';
import { createTransport, type RequestSeen } from '../transport.ts';
import { createEyes, type Eyes } from './eyes.ts';
import { createProbe, mapSeen, type Probe, textIn } from './probe.ts';
import { readSharing } from './read-actions-settings.ts';
import { readOwners, readSecurityManagers, readTeam } from './read-people.ts';
import { readProjects, readRepoFacts } from './read-repos.ts';
import { readTriageSetup } from './read-triage.ts';

export interface DoctorOptions {
  /** What the bot uses; null where it was not handed in. */
  readonly credentials: Credentials | null;
  /** Token of an administrator, who sees what the App does not. */
  readonly adminToken: string | null;
  /** The triage repo, `owner/name`. */
  readonly repo: string;
  /** Names of the channels with a credential; null where none were handed in. */
  readonly channels: readonly string[] | null;
  /** Asks every channel with a credential whether it takes it, without posting; `problem` in a sentence. */
  readonly checkChannels?: ChannelPort['check'];
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly maskSecret: (value: string) => void;
  readonly apiUrl?: string;
  /** The address of its pages; GitHub.com where absent. */
  readonly server?: string;
  readonly onRequest?: (request: RequestSeen) => void;
}

/** Looks at everything that a set-up is made of. Nothing is written: every request is a GET, but for the tokens. */
export async function readSetup(options: DoctorOptions): Promise<Setup> {
  const { repo, clock } = options;
  const transport = createTransport({
    userAgent: 'security-process doctor',
    sleep: options.sleep,
    log: () => undefined,
    ...(options.apiUrl === undefined ? {} : { apiUrl: options.apiUrl }),
    ...(options.onRequest === undefined ? {} : { onRequest: options.onRequest }),
  });
  const eyes = createEyes({ ...options, transport });
  const probe = createProbe(transport, eyes);
  const home = repo.split('/')[0] ?? '';
  await eyes.installation(home);
  const started = clock();
  const triage = await readTriageSetup(probe, repo);
  const config = configSeen(triage.config);
  const configured = config?.owners.map(({ login }) => login) ?? null;
  const access = await readAccess(options, eyes, probe, configured);
  const [team, owners, projects, site, pinned, shared] = await Promise.all([
    config ? readTeam(probe, config.team) : absent,
    readOwners(probe, home),
    config ? readProjects(probe, config, repo) : [],
    config?.blog ? readRepoFacts(probe, config.blog.repo) : null,
    readPinned(probe, triage.workflows),
    readShared(probe, triage.workflows),
  ]);
  const managed = await Promise.all(
    [...new Set(projects.map((each) => each.repo.split('/')[0] ?? ''))].map(
      async (owner) => [owner, await readSecurityManagers(probe, owner)] as const,
    ),
  );
  const now = transport.firstDate();
  return {
    server: options.server ?? GITHUB_COM,
    ...{ repo, now, access, triage, team, owners, projects, site, pinned, shared },
    aheadMs: now === null ? 0 : started - Date.parse(now),
    needs: Object.values(NEEDS) as readonly NeedRow[],
    securityManagers: Object.fromEntries(managed),
    channels: options.channels,
    channelProblems: await readProblems(options.checkChannels),
  };
}

const absent: Seen<never> = { kind: 'absent' };

async function readAccess(
  { credentials, repo }: DoctorOptions,
  eyes: Eyes,
  probe: Probe,
  configured: readonly string[] | null,
): Promise<readonly OwnerAccess[]> {
  const home = repo.split('/')[0] ?? '';
  const given = credentials?.kind === 'apps' ? Object.keys(credentials.apps) : [];
  const owners = new Map([home, ...(configured ?? []), ...given].map((each) => [each.toLowerCase(), each]));
  const isNamed = (owner: string): boolean | null =>
    configured?.some((each) => each.toLowerCase() === owner.toLowerCase()) ?? null;
  // Nothing was handed in to be judged: an administrator looks at the rest.
  if (credentials === null) return [];
  return Promise.all(
    [...owners.values()].map(async (owner): Promise<OwnerAccess> => {
      const isHome = owner.toLowerCase() === home.toLowerCase();
      const about = { owner, isHome, isConfigured: isNamed(owner), asked: null } as const;
      if (credentials.kind === 'token') return { ...about, ...(await readTokenAccess(probe, owner)) };
      const kind = given.some((each) => each.toLowerCase() === owner.toLowerCase()) ? 'app' : 'none';
      const found = await eyes.installation(owner);
      return {
        ...about,
        kind,
        isOrganisation: found.kind !== 'seen' || found.value.isOrganisation,
        granted: mapSeen(found, owner, ({ permissions }) => permissions),
        asked: found.kind === 'seen' ? await eyes.asked(owner) : null,
        reach: found.kind === 'seen' ? await readReach(probe, owner) : absent,
      };
    }),
  );
}

async function readTokenAccess(
  probe: Probe,
  owner: string,
): Promise<Pick<OwnerAccess, 'kind' | 'isOrganisation' | 'granted' | 'reach'>> {
  const user = await probe.ask({ route: 'GET /user', parameters: {}, about: owner });
  return {
    kind: 'token',
    isOrganisation: true,
    granted: mapSeen(user, owner, () => null),
    reach: { kind: 'seen', value: null },
  };
}

async function readReach(probe: Probe, owner: string): Promise<Seen<readonly string[]>> {
  const seen = await probe.askAsAppAll(
    { route: 'GET /installation/repositories', parameters: {}, about: owner },
    'repositories',
  );
  return mapSeen(seen, owner, (repos) => repos.flatMap((each) => textIn(each, 'full_name') ?? []));
}

/** Whether the commits that the workflows are pinned to are where they are said to be. */
async function readPinned(
  probe: Probe,
  workflows: Seen<Readonly<Record<string, string>>>,
): Promise<Setup['pinned']> {
  const steps = stepsIn(workflows);
  const wanted = new Map(steps.map(({ repo, ref }) => [`${repo}@${ref}`, { repo, ref }]));
  const seen = await Promise.all(
    [...wanted].map(async ([name, { repo, ref }]) => {
      if (!/^(?!0{40})[0-9a-f]{40}$/.test(ref)) return [name, absent] as const;
      const commit = await probe.ask({
        route: 'GET /repos/{owner}/{repo}/commits/{ref}',
        parameters: { ...pathOf(repo), ref },
        about: repo,
      });
      // GitHub answers 422 for a commit that it does not have, 404 for a repo.
      const isUnknown = commit.kind === 'refused' && commit.status === 422;
      return [name, isUnknown ? absent : mapSeen(commit, repo, () => true as const)] as const;
    }),
  );
  return Object.fromEntries(seen);
}

/** Who may use the actions, where the repo that they are in is private. */
async function readShared(
  probe: Probe,
  workflows: Seen<Readonly<Record<string, string>>>,
): Promise<Setup['shared']> {
  const repos = [...new Set(stepsIn(workflows).map(({ repo }) => repo))];
  const read = repos.map(async (repo) => [repo, await readSharing(probe, repo)] as const);
  return Object.fromEntries(await Promise.all(read));
}

async function readProblems(check: DoctorOptions['checkChannels']): Promise<Setup['channelProblems']> {
  const answers = (await check?.()) ?? [];
  return Object.fromEntries(answers.map(({ what, problem }) => [what, problem]));
}
