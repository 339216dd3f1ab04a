/** `npm run build`: makes `dist/` from `src/`. */
import { join } from 'node:path';
import { ROOT } from './action-files.ts';
import { buildBundle, listSizes } from './build-bundle.ts';

buildBundle();
for (const line of listSizes(join(ROOT, 'dist'))) console.log(line);
