/** `npm run build`: makes `dist/` from `src/`. The old one stays in its place until the new one is whole. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './action-files.ts';
import { buildBundle, listSizes } from './build-bundle.ts';

const work = join(ROOT, 'lib', `build-${process.pid}`);
const [built, old, dist] = [join(work, 'dist'), join(work, 'old'), join(ROOT, 'dist')];
mkdirSync(work, { recursive: true });
try {
  buildBundle(built, join(work, 'compiled'));
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(built, dist);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const line of listSizes(dist)) console.log(line);
