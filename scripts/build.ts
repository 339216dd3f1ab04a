/** `npm run build`: makes `dist/` from `src/`. The old one stays in its place until the new one is whole. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeNothing } from '../dev/command-line/command-line.ts';
import { ROOT } from './action-files.ts';
import { buildBundle, listSizes } from './build-bundle.ts';

takeNothing({
  name: 'build',
  command: 'npm run build --',
  help: 'Makes dist/ from src/, and lists what is in it with its size. Takes no arguments.',
});

const dist = join(ROOT, 'dist');
const [built, old] = ['new', 'old'].map((name) => join(ROOT, 'lib', `${name}-${process.pid}`)) as [
  string,
  string,
];
try {
  await buildBundle(built);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(built, dist);
} finally {
  for (const folder of [built, old]) rmSync(folder, { recursive: true, force: true });
}
for (const line of listSizes(dist)) console.log(line);
