import type { MirrorView } from '../case/observed.ts';
import { asRead, FAILED, type Read } from '../case/read.ts';
import type { Ports } from './observe-case.ts';

export type MirrorViews = Readonly<Record<string, Read<MirrorView>>>;

/** Looks at every mirror that an accepted case names, once for all cases: two requests each. */
export async function watchMirrors(ports: Ports, mirrors: readonly string[]): Promise<MirrorViews> {
  const views: Record<string, Read<MirrorView>> = {};
  for (const mirror of new Set(mirrors)) {
    const view = await ports.github.readMirror(mirror);
    views[mirror] = view === null ? FAILED : asRead(view);
  }
  return views;
}
