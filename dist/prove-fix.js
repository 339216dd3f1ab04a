import { run } from './index.js';

await run('prove-fix');
