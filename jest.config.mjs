/** Tests run as ESM on Node 24, whose own type stripping is the only transform. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.cjs' },
  moduleNameMapper: { '^fast-check$': '<rootDir>/test/seeded-fast-check.ts' },
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/rehearsal/'],
  setupFilesAfterEnv: ['<rootDir>/test/unverified-behaviour.setup.ts'],
  reporters: ['default', '<rootDir>/test/notes.reporter.mjs'],
  maxWorkers: '100%',
  testTimeout: 120_000,
};
