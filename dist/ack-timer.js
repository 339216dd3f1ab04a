import { run } from './index.js';

await run('ack-timer');
