import { isTestFile } from '../../../src/features/release/changed-files.ts';

describe('a changed file', () => {
  it.each([
    'test/a.js',
    'test/setup.js',
    'test/release.js',
    'spec/x_spec.rb',
    'tests/test_x.py',
    'a_test.go',
    'src/FooTest.java',
    'src/__tests__/x.ts',
    't/x.t',
    'test/__snapshots__/a.snap',
    'test/fixtures/a.yml',
    'test/fixtures/.htaccess',
    'test/fixtures/package.json',
    'test/integration/targets/x/tasks/main.yml',
    'Widget.Tests/ParserTests.cs',
    'src/Widget.UnitTests/Parse.cs',
    'unit_tests/parse.cc',
    'apps/x/test_data/parse_SUITE.erl',
    'lib/ATest.kt',
  ])('is a test: %s', (path) => {
    expect(isTestFile(path)).toBe(true);
  });

  it.each([
    'test/.eslintrc',
    'test/.eslintrc.json',
    'packages/a/test/.mocharc.js',
    'test/README.md',
    'test/fixtures/README',
    'test/CHANGELOG.md',
    '.github/workflows/test.yml',
    'test/.github/workflows/ci.yml',
    'test/workflows/ci.yml',
    'test/package.json',
    'test/package-lock.json',
    'test/tsconfig.json',
    'test/jest.config.js',
    'test/Makefile',
    'tests.yml',
    'lib/latest.js',
    'lib/latest/a.js',
    'src/Contest.java',
  ])('is none: %s', (path) => {
    expect(isTestFile(path)).toBe(false);
  });
});
