import type { Seen } from '../../src/doctor/setup.ts';
import { REPORT_FORM_PATH } from '../../src/features/intake/report-form.ts';
import { pathOf } from '../../src/github/client.ts';
import { createProbe, mapSeen, type Probe, textIn } from '../../src/github/doctor/probe.ts';
import { readSecurityManagers } from '../../src/github/doctor/read-people.ts';
import type { Transport } from '../../src/github/transport.ts';
import { newFiles } from './files.ts';
import { triageOf, type Wish } from './wish.ts';

/** What is there before anything is made. */
export interface Place {
  /** `private`, `public` or `internal`. */
  readonly triage: Seen<string>;
  /** Text by path, of the files that `setup` makes; null for one that is not there. */
  readonly files: ReadonlyMap<string, string | null>;
  readonly labels: readonly string[];
  readonly teamMembers: Seen<number>;
  readonly teamRepos: readonly string[];
  /** Number of the App; null where it is not installed. Owners see that alone. */
  readonly app: Seen<number | null>;
  /** Of the environment that is wished for, else of the repo. */
  readonly secrets: Seen<readonly string[]>;
  readonly hasEnvironment: boolean;
  /** Types of the rules that count for the branch of the store. */
  readonly rules: Seen<readonly string[]>;
  readonly isSecurityManager: Seen<boolean>;
  /** The owner's own form for private reports: its text, null where there is none. Absent: no `.github` repo. */
  readonly reportForm: Seen<string | null>;
  /** Project repo to whether it takes private reports. */
  readonly reporting: ReadonlyMap<string, Seen<boolean>>;
}

/** Looks with the token of an owner; about twenty requests and one for each project repo. */
export async function readPlace(transport: Transport, token: string, wish: Wish): Promise<Place> {
  const eyes = { of: async () => [token], botToken: async () => token };
  const probe = createProbe(transport, eyes);
  const repo = triageOf(wish);
  const { owner, team } = wish;
  const triage = mapSeen(
    await probe.ask({ route: 'GET /repos/{owner}/{repo}', parameters: pathOf(repo), about: repo }),
    repo,
    (sent) => sent?.visibility ?? undefined,
  );
  const known: Readonly<Record<string, string>> = {
    ...pathOf(repo),
    org: owner,
    team_slug: team,
    branch: 'security-process',
    environment_name: wish.environment ?? '',
  };
  const names = async (
    route: `GET ${string}`,
    field: string,
    key?: string,
  ): Promise<Seen<readonly string[]>> => {
    // Only what is in the path: the rest would end up in the query.
    const wanted = Object.entries(known).filter(([name]) => route.includes(`{${name}}`));
    const question = { route, parameters: Object.fromEntries(wanted), about: repo };
    return mapSeen(await probe.askAll(question, key), repo, (items) =>
      items.flatMap((each) => textIn(each, field) ?? []),
    );
  };
  const managers = await readSecurityManagers(probe, owner);
  const members = await names('GET /orgs/{org}/teams/{team_slug}/members', 'login');
  return {
    triage,
    files: await readFiles(probe, repo, [...newFiles(wish).keys()]),
    labels: listIn(await names('GET /repos/{owner}/{repo}/labels', 'name')),
    teamMembers: mapSeen(members, owner, (people) => people.length),
    teamRepos: listIn(await names('GET /orgs/{org}/teams/{team_slug}/repos', 'full_name')),
    app: await findApp(probe, wish),
    secrets: await names(
      wish.environment === null
        ? 'GET /repos/{owner}/{repo}/actions/secrets'
        : 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets',
      'name',
      'secrets',
    ),
    hasEnvironment: await findEnvironment(probe, wish),
    rules: await names('GET /repos/{owner}/{repo}/rules/branches/{branch}', 'type'),
    isSecurityManager: mapSeen(managers, owner, (slugs) => slugs.includes(team)),
    reportForm: await readReportForm(probe, owner),
    reporting: await readReporting(probe, wish),
  };
}

const listIn = (seen: Seen<readonly string[]>): readonly string[] => (seen.kind === 'seen' ? seen.value : []);

async function readFiles(probe: Probe, repo: string, paths: readonly string[]): Promise<Place['files']> {
  const read = paths.map(async (path) => {
    const seen: Seen<unknown> = await probe.ask({
      route: 'GET /repos/{owner}/{repo}/contents/{path}',
      parameters: { ...pathOf(repo), path },
      about: repo,
      isText: true,
    });
    return [path, seen.kind === 'seen' && typeof seen.value === 'string' ? seen.value : null] as const;
  });
  return new Map(await Promise.all(read));
}

async function readReportForm(probe: Probe, owner: string): Promise<Place['reportForm']> {
  const repo = `${owner}/.github`;
  const home = await probe.ask({ route: 'GET /repos/{owner}/{repo}', parameters: pathOf(repo), about: repo });
  if (home.kind !== 'seen') return home;
  const form: Seen<unknown> = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(repo), path: REPORT_FORM_PATH },
    about: repo,
    isText: true,
  });
  if (form.kind === 'absent') return { kind: 'seen', value: null };
  return form.kind === 'seen' ? { kind: 'seen', value: String(form.value) } : form;
}

async function findEnvironment(probe: Probe, wish: Wish): Promise<boolean> {
  if (wish.environment === null) return false;
  const seen = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/environments/{environment_name}',
    parameters: { ...pathOf(triageOf(wish)), environment_name: wish.environment },
    about: triageOf(wish),
  });
  return seen.kind === 'seen';
}

async function findApp(probe: Probe, { owner, app }: Wish): Promise<Place['app']> {
  const seen = await probe.askAll(
    { route: 'GET /orgs/{org}/installations', parameters: { org: owner }, about: owner },
    'installations',
  );
  if (seen.kind !== 'seen') return seen;
  const found = seen.value.find((each) => textIn(each, 'app_slug') === app) as
    | { readonly app_id?: unknown }
    | undefined;
  return { kind: 'seen', value: typeof found?.app_id === 'number' ? found.app_id : null };
}

async function readReporting(probe: Probe, { owner, repos, triage }: Wish): Promise<Place['reporting']> {
  const listed =
    repos === 'all'
      ? await probe.askAll({
          route: 'GET /orgs/{org}/repos',
          parameters: { org: owner, type: 'public' },
          about: owner,
        })
      : null;
  const found = listed?.kind === 'seen' ? listed.value.flatMap((each) => textIn(each, 'name') ?? []) : [];
  const names = repos === 'all' ? found.filter((name) => name !== triage) : repos;
  const read = names.map(async (name) => {
    const repo = `${owner}/${name}`;
    const seen = await probe.ask({
      route: 'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
      parameters: pathOf(repo),
      about: repo,
    });
    return [repo, mapSeen(seen, repo, (sent) => sent?.enabled ?? undefined)] as const;
  });
  return new Map(await Promise.all(read));
}
