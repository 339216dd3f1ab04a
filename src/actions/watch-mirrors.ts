import type { MirrorView } from '../case/observed.ts';
import type { Ports } from './observe-case.ts';

export type MirrorViews = Readonly<Record<string, MirrorView | null>>;

/** Looks at every mirror that an accepted case names, once for all cases: two requests each. */
export async function watchMirrors(ports: Ports, mirrors: readonly string[]): Promise<MirrorViews> {
  const views: Record<string, MirrorView | null> = {};
  for (const mirror of new Set(mirrors)) views[mirror] = await ports.github.readMirror(mirror);
  return views;
}
