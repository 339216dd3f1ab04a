import { createRequire } from 'node:module';

try {
  createRequire(import.meta.url)('unrs-resolver');
} catch {
  process.stderr.write(
    'npm test needs what npm ci --omit=optional leaves out, the part of Jest for this machine: run npm ci once without it.\n',
  );
  process.exit(1);
}

/**
 * Tests run on Node 24 as it is: real modules, its own type stripping. The suites of a worker share what they import,
 * since to load the sources anew for each of them takes as long as the tests.
 */
export default {
  runner: 'jest-light-runner',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/rehearsal/'],
  setupFilesAfterEnv: ['<rootDir>/test/worker.setup.ts'],
  reporters: ['default', '<rootDir>/test/notes.reporter.mjs'],
  maxWorkers: '100%',
};
