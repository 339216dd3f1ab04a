/** What the names of the files that a release changed say about it. Paths are relative to the repo, with slashes. */

const TEST_FOLDERS =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|testsuites?|(?:[\w-]+\.)*(?:unit|integration|functional)?[._-]?tests?)\//i;
const TEST_FILES =
  /(?:^|\/)(?:tests?|specs?)(?:\.[\w-]+)*\.\w+$|[._-](?:tests?|spec)(?:-d)?\.\w+$|(?:^|\/)test_\w+\.py$|(?:^|\/)t\/[\w-]+\.t$/i;
/** `DepthTest.java`: the capital tells it from `latest.java`. */
const TEST_CLASSES =
  /(?:[a-zA-Z\d](?:Tests?|Spec)|[a-z\d]IT)\.(?:java|kts?|cs|fs|vb|swift|php|scala|groovy)$|_SUITE\.erl$/;

/** Words for readers and settings of tools: they prove nothing, wherever they are and whatever they are called. */
const READ_ME =
  /(?:^|\/)(?:README|CHANGELOG|CHANGES|HISTORY|CONTRIBUTING|LICEN[CS]E|COPYING|AUTHORS|NOTICE|TODO|CODEOWNERS)(?:[._-][\w.-]*)?$/i;
const SETTINGS =
  /(?:^|\/)\.[\w-]|(?:^|\/)workflows?\/|(?:^|\/)(?:[\w-]*(?:\.(?:config|conf|setup)|rc)\.[\w.]+|[tj]sconfig[\w.-]*\.json|mocha\.opts|biome\.jsonc?|tox\.ini|Makefile|Dockerfile[\w.-]*|(?:docker-)?compose[\w.-]*\.ya?ml|(?:ci|build|lint|release|appveyor|codecov|dependabot|azure-pipelines|cloudbuild|tests?)\.(?:ya?ml|json|toml|md|cfg|ini|txt))$/i;

/** What tests are made of: there a setting is what is tested. */
const MADE_FOR_TESTS = /(?:^|\/)(?:__fixtures__|fixtures?|test-?data|data|samples|cases)\//i;

/** A file that tests, or that tests are made of. A name alone makes no test of a setting, a manifest or a text. */
export const isTestFile = (path: string): boolean =>
  (TEST_FOLDERS.test(path) || TEST_FILES.test(path) || TEST_CLASSES.test(path)) &&
  !READ_ME.test(path) &&
  (MADE_FOR_TESTS.test(path) || ![SETTINGS, MANIFESTS, LOCKS].some((each) => each.test(path)));

const MANIFESTS =
  /(?:^|\/)(?:package\.json|(?:Cargo|pyproject|Pipfile)\.toml|go\.mod|pom\.xml|composer\.json|Gemfile|requirements[\w-]*\.txt|[\w.-]+\.gemspec|build\.gradle(?:\.kts)?)$/;
const LOCKS =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|Cargo\.lock|go\.sum|composer\.lock|Gemfile\.lock|poetry\.lock)$/;
const PAPERS =
  /(?:^|\/)(?:\.github|docs?)\/|\.(?:md|markdown|txt|rst|adoc)$|(?:^|\/)(?:LICEN[CS]E|AUTHORS|\.gitignore|\.npmignore|\.npmrc|\.travis\.yml)[^/]*$|(?:^|\/)\.[\w-]*ignore$/i;

const isPaper = (path: string): boolean => PAPERS.test(path) && !MANIFESTS.test(path);

/** Only what the package depends on changed: a manifest, and beside it nothing but locks and papers. */
export function isDependencyOnly(paths: readonly string[]): boolean {
  return (
    paths.some((path) => MANIFESTS.test(path)) &&
    paths.every((path) => MANIFESTS.test(path) || LOCKS.test(path) || isPaper(path))
  );
}
