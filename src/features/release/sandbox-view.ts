/** Where programs of the machine are; the code of a project sees these without being asked. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];
/** What the sandbox fills itself. */
const OWN = ['/proc', '/sys', '/dev', '/etc/ssl', '/etc/pki', '/etc/ca-certificates', '/sandbox', '/old'];

/** Files and folders of a job, as the runner names them in its variables; the code of a project sees none of them. */
const PLACES_OF_JOB = [
  'GITHUB_WORKSPACE',
  'GITHUB_ACTION_PATH',
  'GITHUB_ENV',
  'GITHUB_EVENT_PATH',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'RUNNER_TEMP',
  'RUNNER_WORKSPACE',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a path is a folder or lies in it. Both absolute, without `..`. */
function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Absolute paths of the job's own files and folders. */
export function placesOfJob(environment: Environment): readonly string[] {
  const paths = PLACES_OF_JOB.map((name) => environment[name] ?? '');
  return [...new Set(paths.filter((path) => path.startsWith('/') && path !== '/'))];
}

/** Absolute paths among the words of a command: programs that its author wants to be run. */
export function pathsNamedIn(command: string): readonly string[] {
  const words = command.matchAll(/(?<![^\s=])(?:'(\/[^']*)'|"(\/[^"]*)"|(\/[^\s'"]*))/g);
  return [...words].map(([, single, double, bare]) => single ?? double ?? bare ?? '');
}

/** What must be seen for a program to run: itself, or all packages where it is one of a folder `node_modules`. */
export function neededBy(program: string): string {
  const at = program.indexOf('/node_modules/');
  return at < 0 ? program : program.slice(0, at + '/node_modules'.length);
}

/** Whether a path is of the job, or something of the job or the home of its user lies in it. */
export function isOfJob(path: string, environment: Environment): boolean {
  return (
    placesOfJob(environment).some((place) => isWithin(path, place) || isWithin(place, path)) ||
    isWithin(environment.HOME ?? '', path)
  );
}

/** What is shown of the folders and files wanted: none that the sandbox has anyway, and none of the job's. */
export function chooseShown(wanted: readonly string[], environment: Environment): readonly string[] {
  const ok = wanted
    .map((path) => path.replace(/\/$/, ''))
    .filter(
      (path) =>
        // Plain absolute paths only: no `.`, no `..`, nothing empty between two slashes.
        /^(?:\/(?!\.{0,2}(?:\/|$))[^/]+)+$/.test(path) &&
        path !== '/etc' &&
        ![...SYSTEM, ...OWN].some((folder) => isWithin(path, folder)) &&
        !isOfJob(path, environment),
    );
  return [...new Set(ok)].filter((path) => !ok.some((other) => other !== path && isWithin(path, other)));
}

/** Words and time zone; and, for what installs, where packages come from. */
const HANDED_ON = /^(?:lang|lc_\w+|tz)$/i;
const HANDED_ON_FOR_NETWORK = /^(?:(?:https?_|no_)?proxy|node_extra_ca_certs|npm_config_registry)$/i;

/** The variables that a command of the project gets; of those of the job next to nothing. */
export function environmentInside(
  environment: Environment,
  { network, shown }: { readonly network: boolean; readonly shown: readonly string[] },
): Readonly<Record<string, string>> {
  const handed = Object.entries(environment).filter(
    ([name, value]) =>
      value !== undefined && (HANDED_ON.test(name) || (network && HANDED_ON_FOR_NETWORK.test(name))),
  );
  const path = (environment.PATH ?? '')
    .split(':')
    .filter((folder) => [...SYSTEM, ...shown].some((each) => isWithin(folder, each)));
  return {
    ...(Object.fromEntries(handed) as Record<string, string>),
    PATH: path.length > 0 ? path.join(':') : '/usr/local/bin:/usr/bin:/bin',
    HOME: '/sandbox/home',
    TMPDIR: '/tmp',
    SHELL: '/bin/sh',
    CI: 'true',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    npm_config_update_notifier: 'false',
  };
}

/** The script that a command is run by: its variables, its folder, and the shell for the command itself. */
export function renderStartScript(command: string, environment: Readonly<Record<string, string>>): string {
  const variables = Object.entries(environment).map(
    ([name, value]) => `export ${name}=${quoteForShell(value)}`,
  );
  return [
    ...variables,
    'cd /sandbox/project',
    `exec /bin/sh -c ${quoteForShell(command)} </dev/null`,
    '',
  ].join('\n');
}

/**
 * A command that says `apart` where it finds nothing of the job: another user, no path of the job, nothing to be read
 * of the first process, no network but its own. It says what it found otherwise.
 */
export function renderProbe(places: readonly string[]): string {
  return `found=
for path in ${places.map(quoteForShell).join(' ')}; do
  [ ! -e "$path" ] || found="$found $path"
done
[ "$(id -u)" = 65534 ] || found="$found user"
[ -z "$(cat /proc/1/environ 2>/dev/null | tr -d '\\000')" ] || found="$found environment"
[ "$(grep -c . /proc/net/route)" = 1 ] || found="$found network"
[ "$(cat /proc/[0-9]*/comm | grep -c .)" -lt 12 ] || found="$found processes"
echo "\${found:-apart}"`;
}

/** A word of a command line, as the shell reads it back. */
export function quoteForShell(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
