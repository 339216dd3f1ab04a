/** Where chance comes from: the same seed gives the same ranges and versions. */
export interface Random {
  below(limit: number): number;
  pick<Value>(values: readonly Value[]): Value;
}

/** What is asked of one tool, and how. */
export interface Shape {
  readonly command: readonly string[];
  /** Prints the tool's name and version. */
  readonly version: readonly string[];
  range(random: Random): string;
  member(random: Random): string;
}

/** A generator that is small and known (mulberry32); nothing here has to be hard to guess. */
export function makeRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (values) => values[below(values.length)]! };
}

const numbers = (random: Random, from: number, to: number): string =>
  Array.from({ length: from + random.below(to - from + 1) }, () => random.pick([0, 0, 1, 1, 2, 3, 10])).join(
    '.',
  );

/** A version with `from` to `to` numbers and, one time in three, one of the endings. */
const version =
  (from: number, to: number, endings: readonly string[]) =>
  (random: Random): string =>
    numbers(random, from, to) + (random.below(3) === 0 ? random.pick(endings) : '');

type Make = (random: Random) => string;

const signs =
  (list: readonly string[], of: Make): Make =>
  (random) =>
    random.pick(list) + of(random);

const joined =
  (part: Make, joints: readonly string[], most: number): Make =>
  (random) => {
    const parts = Array.from({ length: 1 + random.below(most) }, () => part(random));
    return parts.join(random.pick(joints));
  };

const oneOf =
  (...makes: readonly Make[]): Make =>
  (random) =>
    random.pick(makes)(random);

const PRE = ['-alpha', '-alpha.1', '-beta.2', '-rc.1', '-0', '-rc.10'];

const gemVersion = version(1, 4, ['.pre', '.beta1', '.rc2', '.a', '-1']);
const composerVersion = version(1, 4, ['-alpha1', '-beta2', '-RC1', '-dev', '-p1', '-RC', 'beta']);
const pipVersion = version(1, 4, [
  'a1',
  'b2',
  'rc1',
  '.dev0',
  '.post1',
  '.post1.dev2',
  'rc1.post2',
  '+local.1',
]);
const mavenVersion = version(1, 4, [
  '-SNAPSHOT',
  '-alpha-1',
  '-beta2',
  '.RC1',
  '-M2',
  '.Final',
  '-jre',
  '-android',
  '.v20230217',
  '-1',
  '.SR3',
  '-sp1',
  'a1',
  '.RELEASE',
  '-b01',
  '.vd726a_1130320',
]);
const trains: Make = (random) =>
  random.pick(['Finchley', 'Greenwich', 'Hoxton', 'Angel']) +
  random.pick(['.M1', '.M2', '.RC1', '.RELEASE', '.SR1', '.SR10', '.SR3']);
const cargoVersion = version(3, 3, PRE);
const goVersion: Make = (random) =>
  `v${version(3, 3, [...PRE, '+incompatible', '-0.20210101000000-0123456789ab'])(random)}`;
const anyMaven = oneOf(mavenVersion, mavenVersion, mavenVersion, trains);

const interval: Make = (random) => {
  const low = random.below(4) === 0 ? '' : anyMaven(random);
  const high = random.below(4) === 0 ? '' : anyMaven(random);
  return random.below(8) === 0
    ? `[${anyMaven(random)}]`
    : `${random.pick(['[', '('])}${low},${high}${random.pick([']', ')'])}`;
};

const COMPARISONS = ['>', '>=', '<', '<=', '='];

/** One entry for each tool that answers; npm's library is asked in the test itself. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  rubygems: {
    command: ['ruby', 'gem.rb'],
    version: ['ruby', '-e', 'puts "RubyGems #{Gem::VERSION}"'],
    range: joined(
      oneOf(signs(['~> ', '~> ', ...COMPARISONS.map((sign) => `${sign} `)], gemVersion), gemVersion),
      [', '],
      2,
    ),
    member: gemVersion,
  },
  composer: {
    command: ['php', '-d', 'include_path=/usr/share/php', 'composer.php'],
    version: ['sh', '-c', 'echo "composer/semver of Debian $(dpkg-query -W php-composer-semver)"'],
    range: joined(
      joined(
        oneOf(
          signs(['~', '^', '', '>=', '<', '<=', '>'], composerVersion),
          (random) => `${numbers(random, 1, 3)}.${random.pick(['*', 'x'])}`,
          (random) => `${composerVersion(random)} - ${composerVersion(random)}`,
        ),
        [' ', ', ', ','],
        2,
      ),
      [' || ', '|'],
      2,
    ),
    member: composerVersion,
  },
  pip: {
    command: ['python3', 'pip.py'],
    version: ['python3', '-c', 'import packaging; print("packaging", packaging.__version__)'],
    range: joined(
      oneOf(
        signs(['~=', '==', ...COMPARISONS.slice(0, 4)], pipVersion),
        (random) => `==${numbers(random, 1, 3)}.*`,
      ),
      [',', ', '],
      2,
    ),
    member: pipVersion,
  },
  maven: {
    command: ['java', '-cp', '/usr/share/maven/lib/*', 'Maven.java'],
    version: [
      'sh',
      '-c',
      'echo "maven-artifact of $(mvn -B -q --version | sed "s/\\x1b\\[[0-9;]*m//g" | head -1)"',
    ],
    range: joined(interval, [','], 2),
    member: anyMaven,
  },
  rust: {
    command: ['cargo', 'run', '--quiet', '--manifest-path', 'cargo/Cargo.toml'],
    version: ['sh', '-c', 'cargo tree --manifest-path cargo/Cargo.toml --depth 1 --prefix none | tail -1'],
    range: joined(
      oneOf(
        signs(['^', '~', '=', '>', '>=', '<', '<='], version(1, 3, PRE.slice(0, 0).concat(''))),
        signs(['^', '~', '=', '>', '>=', '<', '<='], cargoVersion),
        (random) => `${numbers(random, 1, 2)}.*`,
      ),
      [', '],
      2,
    ),
    member: cargoVersion,
  },
  go: {
    command: ['go', 'run', '-C', 'go', '.'],
    version: ['sh', '-c', 'grep -o "golang.org/x/mod v.*" go/go.mod'],
    range: () => '',
    member: goVersion,
  },
};
