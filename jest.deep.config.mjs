/** `npm run test:deep`: whole, what `npm test` plays a sample of. That is every suite that imports `test/deep.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import usual from './jest.config.mjs';

// Workers and test files are started after this and inherit it.
process.env.TEST_DEPTH = 'deep';

const root = import.meta.dirname;
const isSampled = (path) => /from '(?:\.\.\/)+deep\.ts'/.test(readFileSync(`${root}/test/${path}`, 'utf8'));
const suites = readdirSync(`${root}/test`, { recursive: true }).filter((path) => path.endsWith('.test.ts'));

export default {
  ...usual,
  // A suite and the run that it waits for take turns, and repetitions wait: two suites leave two processors idle at times.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testMatch: suites.filter(isSampled).map((path) => `<rootDir>/test/${path}`),
};
