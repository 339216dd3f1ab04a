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
