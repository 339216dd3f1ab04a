// Loaded before the action: tells at its end the highest resident memory that the process ever had.
import { writeSync } from 'node:fs';

process.once('exit', () => {
  writeSync(2, `\npeak-rss-kb=${process.resourceUsage().maxRSS}\n`);
});
