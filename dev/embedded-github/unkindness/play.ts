/** Where requests meet the unkindnesses that are on: before they are carried out, and on the way back. */
import type { GraphQLError } from 'graphql';
import type { Reply } from '../http.ts';
import { fullName, repoByName } from '../state/find.ts';
import type { Advisory, World } from '../world.ts';
import { unkindnessOf } from './table.ts';
import { type MutationSeen, noteStruck, type RestSeen } from './unkindness.ts';

export type Asked = Omit<RestSeen, 'setting' | 'repo' | 'world'>;

const seenOf = (world: World, asked: Asked): Omit<RestSeen, 'setting'> => {
  const { owner, repo } = asked.params;
  return {
    ...asked,
    world,
    repo: owner === undefined || repo === undefined ? undefined : repoByName(world, owner, repo),
  };
};

/** The unkind answer to a request by REST, if there is one; it counts in place of carrying it out. */
export function refuseUnkindly(world: World, asked: Asked): Reply | undefined {
  if (world.settings.unkind.length === 0) return undefined;
  const seen = seenOf(world, asked);
  for (const setting of world.settings.unkind) {
    const reply = unkindnessOf(setting).refuse?.({ ...seen, setting });
    if (!reply) continue;
    noteStruck(world, setting.name, asked.operation);
    return reply;
  }
  return undefined;
}

/** Throws the unkind error of a mutation's field. */
export function refuseMutation(world: World, asked: Omit<MutationSeen, 'setting' | 'world'>): void {
  for (const setting of world.settings.unkind) {
    const error: GraphQLError | undefined = unkindnessOf(setting).refuseMutation?.({
      ...asked,
      world,
      setting,
    });
    if (!error) continue;
    noteStruck(world, setting.name, asked.field);
    throw error;
  }
}

/** The answer as unkindnesses leave it. What GitHub's description says is not asked any more. */
export function distortReply(world: World, asked: Asked, reply: Reply): Reply {
  if (world.settings.unkind.length === 0) return reply;
  const seen = seenOf(world, asked);
  let changed = reply;
  for (const setting of world.settings.unkind) {
    const { distort, answer } = unkindnessOf(setting);
    const here = { ...seen, setting };
    const before = changed;
    if (answer) changed = answer(changed, here);
    if (distort && changed.status < 300) {
      const body = eachAdvisory(world, changed.body, (one, advisory) => distort(one, advisory, here));
      if (body !== changed.body) changed = { ...changed, body };
    }
    if (changed !== before) noteStruck(world, setting.name, asked.operation);
  }
  return changed;
}

type Body = Readonly<Record<string, unknown>>;

/** Changes every advisory of a repository in a body: one, or a list of them. Those of the global database stay. */
function eachAdvisory(
  world: World,
  body: unknown,
  change: (body: Body, advisory: Advisory) => Body,
): unknown {
  if (Array.isArray(body)) {
    const list = body.map((one: unknown) => eachAdvisory(world, one, change));
    return list.some((one, index) => one !== body[index]) ? list : body;
  }
  if (typeof body !== 'object' || body === null) return body;
  const { ghsa_id: ghsa, state } = body as { readonly ghsa_id?: unknown; readonly state?: unknown };
  const advisory = typeof ghsa === 'string' ? world.advisories.get(ghsa) : undefined;
  return advisory && state !== undefined ? change(body as Body, advisory) : body;
}

/**
 * Where an old name of a repository leads: `/repositories/{id}/…`. GET is answered with 301, a write with 307;
 * undefined where the name is right, or renames are not played.
 */
export function redirectOld(
  world: World,
  method: string,
  params: Asked['params'],
  path: string,
): Reply | undefined {
  const { owner = '', repo: name = '' } = params;
  if (name === '' || !world.settings.unkind.some((one) => one.name.startsWith('repos-'))) return undefined;
  const repo = repoByName(world, owner, name);
  if (!repo || fullName(world, repo).toLowerCase() === `${owner}/${name}`.toLowerCase()) return undefined;
  const url = `${world.settings.apiUrl}/repositories/${repo.id}${path
    .split('/')
    .slice(4)
    .map((part) => `/${part}`)
    .join('')}`;
  const status = method === 'GET' || method === 'HEAD' ? 301 : 307;
  const message = status === 301 ? 'Moved Permanently' : 'Temporary Redirect';
  return { status, body: { message, url }, headers: { location: url } };
}

/** `/repositories/{id}/…` as the path that it stands for. */
export function pathById(world: World, path: string): string {
  const match = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
  const repo = match ? world.repos.get(Number(match[1])) : undefined;
  return repo ? `/repos/${fullName(world, repo)}${match?.[2] ?? ''}` : path;
}
