/** The address at which tests in other languages and people switch unkindnesses: no part of GitHub. */
import type { Reply } from '../http.ts';
import type { World } from '../world.ts';
import { setUnkind, unkindnesses } from './table.ts';
import type { Unkind } from './unkindness.ts';

/** Nothing of GitHub's begins so. */
const address = '/_embedded/unkindnesses';

export const isControl = (path: string): boolean => path === address;

/** GET tells all with whether they are on; PUT `{"on": ["NAME", {"name": …, "where": …}]}` switches to these. */
export function controlUnkindness(
  world: World,
  { method, body }: { readonly method: string; readonly body: string },
): Reply {
  if (method === 'GET') return { status: 200, body: describe(world) };
  if (method !== 'PUT') return { status: 405, body: { message: 'GET or PUT' } };
  try {
    const { on } = JSON.parse(body) as { readonly on?: unknown };
    if (!Array.isArray(on)) throw new Error('the body is {"on": [names or settings]}');
    setUnkind(world, on as readonly Unkind[]);
  } catch (error) {
    return { status: 422, body: { message: error instanceof Error ? error.message : String(error) } };
  }
  return { status: 200, body: describe(world) };
}

function describe(world: World): unknown {
  return unkindnesses.map(({ name, what, source, status }) => ({
    name,
    what,
    source,
    status,
    on: world.settings.unkind.filter((setting) => setting.name === name),
  }));
}
