import type { ActionsPolicy, Seen } from '../../doctor/setup.ts';
import { pathOf } from '../client.ts';
import { mapSeen, type Probe, textIn } from './probe.ts';

/** Names of the secrets of the repo and of its organisation: both arrive in a run. */
export async function readSecrets(probe: Probe, repo: string): Promise<Seen<readonly string[]>> {
  const ask = (route: `GET ${string}`) =>
    probe.askAll({ route, parameters: pathOf(repo), about: repo }, 'secrets');
  const own = await ask('GET /repos/{owner}/{repo}/actions/secrets');
  const shared = await ask('GET /repos/{owner}/{repo}/actions/organization-secrets');
  return mapSeen(own, repo, (items) => namesIn([...items, ...(shared.kind === 'seen' ? shared.value : [])]));
}

/** Names of the secrets of each environment. */
export async function readEnvironmentSecrets(
  probe: Probe,
  repo: string,
  environments: readonly string[],
): Promise<Readonly<Record<string, Seen<readonly string[]>>>> {
  const read = environments.map(async (name) => {
    const seen = await probe.askAll(
      {
        route: 'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets',
        parameters: { ...pathOf(repo), environment_name: name },
        about: repo,
      },
      'secrets',
    );
    return [name, mapSeen(seen, repo, namesIn)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

const namesIn = (items: readonly unknown[]): readonly string[] =>
  items.flatMap((each) => textIn(each, 'name') ?? []);

/** Whether workflows start at all, and whose actions they may use. */
export async function readActionsPolicy(probe: Probe, repo: string): Promise<Seen<ActionsPolicy>> {
  const seen = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/actions/permissions',
    parameters: pathOf(repo),
    about: repo,
  });
  if (seen.kind !== 'seen') return seen;
  const { enabled, allowed_actions: allowed } = (seen.value ?? {}) as Readonly<Record<string, unknown>>;
  const policy = { isOn: enabled !== false, isOwnOnly: allowed === 'local_only', allowed: null };
  if (allowed !== 'selected') return { kind: 'seen', value: policy };
  const selected = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/actions/permissions/selected-actions',
    parameters: pathOf(repo),
    about: repo,
  });
  return mapSeen(selected, repo, (sent) => {
    const { patterns_allowed: patterns } = (sent ?? {}) as Readonly<Record<string, unknown>>;
    return { ...policy, allowed: Array.isArray(patterns) ? patterns.map(String) : [] };
  });
}

/** Which other repos may use the actions of this one: `none`, `user`, `organization`, `enterprise`; absent for a public one. */
export async function readSharing(probe: Probe, repo: string): Promise<Seen<string>> {
  const facts = await probe.ask({
    route: 'GET /repos/{owner}/{repo}',
    parameters: pathOf(repo),
    about: repo,
  });
  if (facts.kind !== 'seen' || facts.value?.private !== true) return { kind: 'absent' };
  const seen = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/actions/permissions/access',
    parameters: pathOf(repo),
    about: repo,
  });
  return mapSeen(seen, repo, (sent) => textIn(sent, 'access_level') ?? undefined);
}
