import { run } from './index.js';

await run('advisory-draft');
