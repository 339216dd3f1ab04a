import { ECOSYSTEMS, type Ecosystem } from '../../../src/formats/records/facts.ts';
import { parseRanges, renderRange } from '../../../src/formats/versions/ranges.ts';
import { compareVersions } from '../../../src/formats/versions/version-order.ts';

/** One line for each pair, as each ecosystem's own document orders them. */
const ORDER: Readonly<Partial<Record<Ecosystem, readonly string[]>>> = {
  maven: [
    '1.0 = 1',
    '1.0.0 = 1.0',
    '1.0-alpha-1 < 1.0-beta-1',
    '1.0-SNAPSHOT < 1.0',
    '1.0-rc1 < 1.0-SNAPSHOT',
    '1.0.Final = 1.0',
    '1.0-sp1 > 1.0',
    '2.0.0.RELEASE = 2.0.0',
    '4.1.94.Final < 4.1.108.Final',
    '1.0-jre > 1.0',
    '32.0.0-jre > 32.0.0-android',
    '32.0.0-android > 31.1-jre',
    '1-1 < 1.1',
    '1.0-1 > 1.0',
    '1.0.1 > 1.0-1',
    '1.0-alpha < 1.0-a1x',
    '2.0-M1 < 2.0-RC1',
    '2.15.0.redhat-1 > 2.15.0',
    '1.0.0.Beta2 < 1.0.0.CR1',
    '9.0.0.M1 < 9.0.0',
    '2.17.1 > 2.17.0',
    '20090211 > 1.0',
    '1.0.0-beta.10 > 1.0.0-beta.9',
  ],
  pip: [
    '1.0.dev1 < 1.0a1',
    '1.0a1 < 1.0b1',
    '1.0rc1 < 1.0',
    '1.0.post1 > 1.0',
    '1!0.5 > 2.0',
    '1.0+local = 1.0',
    '1.0a1.dev1 < 1.0a1',
    '1.0.post1.dev1 < 1.0.post1',
    '1.0.post1.dev1 > 1.0',
    '1.0-1 > 1.0',
    '1.0c1 = 1.0rc1',
    '1.0.0 = 1',
    '2.0.0b10 > 2.0.0b9',
    '1.0.rc1 = 1.0rc1',
    '1.0-alpha = 1.0a0',
    '2021.10.8 > 2021.5.30',
    'v1.0 = 1.0',
    '1.0a2 > 1.0a1.post1',
    '1.0b1.post1 > 1.0b1',
  ],
  rubygems: [
    '1.0.0.pre < 1.0.0',
    '1.0.0.rc1 < 1.0.0',
    '1.0.0.a < 1.0.0.b',
    '5.2.6.2 > 5.2.6',
    '1.0.0.rc.1 < 1.0.0.rc.2',
    '6.0 = 6.0.0',
    '1.0.0-java < 1.0.0',
    '3.0.0.beta2 < 3.0.0.beta10',
    '1.0.0.patch1 < 1.0.0',
    '1.0.0.post1 < 1.0.0',
    '1.0.0.p1 < 1.0.0',
    '1.0.a10 > 1.0.a9',
    '1.13.0.rc1 < 1.13.0.rc2',
  ],
  go: [
    'v0.0.0-20200622213623-75b288015ac9 < v0.0.0-20201216223049-8b5274cf687f',
    '0.0.0-20200622213623-75b288015ac9 < 0.1.0',
    'v1.2.3+incompatible = 1.2.3',
    '1.2.4-0.20200101000000-abcdefabcdef < 1.2.4',
    '1.2.4-0.20200101000000-abcdefabcdef > 1.2.3',
    '1.2.4-rc.1.0.20200101000000-abcdefabcdef > 1.2.4-rc.1',
    '1.19.0-0 < 1.19.0-beta.1',
  ],
  composer: [
    '1.0.0-alpha1 < 1.0.0-beta1',
    'v1.0.0 = 1.0.0',
    '1.0.0-RC1 < 1.0.0',
    '1.0.0-patch1 > 1.0.0',
    '1.0.0-p1 > 1.0.0',
    '1.0.0-dev < 1.0.0-alpha1',
    '2.4.7-p1 > 2.4.7',
    '2.4.7-p1 < 2.4.7-p10',
    '2.4.7-beta1 < 2.4.7',
    '1.0.0.0 = 1.0',
    '1.0.0-stable = 1.0.0',
  ],
  nuget: [
    '1.0.0-beta < 1.0.0',
    '1.0.0.1 > 1.0.0',
    '1.0.0-beta.2 < 1.0.0-beta.10',
    '1.0.0-BETA = 1.0.0-beta',
    '1.0.0-alpha < 1.0.0-beta',
    '1.0.0-preview.1.23 < 1.0.0-rc.1.23',
    '1.0.0-pre > 1.0.0-beta',
    '1.0.0-rc > 1.0.0-preview',
    '1.0 = 1.0.0.0',
    '1.0.0+abc = 1.0.0',
    '1.0.0-dev > 1.0.0-beta',
    '1.0.0-zeta > 1.0.0-rc',
    '1.0.0-p1 < 1.0.0',
    '1.0.0-post < 1.0.0',
    '1.0.0-final < 1.0.0',
    '1.0.0-alpha.1 > 1.0.0-alpha',
    '1.0.0-r2 < 1.0.0',
    '1.0.0-beta10 < 1.0.0-beta2',
  ],
  rust: ['1.0.0-alpha.1 < 1.0.0-alpha.beta', '0.1.0-alpha < 0.1.0', '1.0.0+build = 1.0.0'],
  npm: [
    '1.0.0-lts.1 < 1.0.0',
    '1.0.0-rc.9 < 1.0.0-rc.10',
    '1.0.0-0 < 1.0.0-alpha',
    '0.0.0-insiders.4d95ce4 < 0.0.1',
  ],
  erlang: ['1.0.0-rc.1 < 1.0.0'],
  pub: ['1.0.0+1 > 1.0.0', '1.0.0-dev.1 < 1.0.0'],
  swift: ['1.0.0 = 1.0'],
  actions: ['v4 = 4.0.0'],
  other: [
    '2.4.52 < 2.4.53',
    '1:2.3-1 > 2.4',
    '9.0.8 < 9.0.10',
    '1.1.1t > 1.1.1s',
    '1.1.1 < 1.1.1a',
    '2023-01-01 < 2023-02-01',
    '7.4p1 > 7.4',
    '9.8p1 > 9.3p2',
    '1.0_1 > 1.0',
  ],
};

describe('the order of versions follows each ecosystem', () => {
  const rows = Object.entries(ORDER).flatMap(([ecosystem, lines]) =>
    lines.map((line) => [ecosystem as Ecosystem, line] as const),
  );
  it.each(rows)('%s: %s', (ecosystem, line) => {
    const [left = '', sign = '', right = ''] = line.split(' ');
    const order = compareVersions(left, right, ecosystem)!;
    expect([order, compareVersions(right, left, ecosystem)].map((each) => Math.sign(each!) + 0)).toEqual(
      { '<': [-1, 1], '=': [0, 0], '>': [1, -1] }[sign],
    );
  });

  it('and is told of every ecosystem but those that semver covers', () => {
    expect(ECOSYSTEMS.filter((ecosystem) => ORDER[ecosystem] === undefined)).toEqual([]);
  });
});

describe('ranges as other ecosystems write them', () => {
  it.each([
    ['(,1.0]', '<= 1.0'],
    ['[1.0,2.0)', '>= 1.0, < 2.0'],
    ['[1.0]', '= 1.0'],
    ['(1.0, )', '> 1.0'],
    ['[1.0,2.0), [3.0,4.0)', '>= 1.0, < 2.0 || >= 3.0, < 4.0'],
    ['(,)', '>= 0'],
    ['< 1.x', '< 1.0.0'],
    ['>= 1:2.3, < 1:2.4', '>= 1:2.3, < 1:2.4'],
    ['  >=1.0.0 ,\u00a0<2.0.0 ', '>= 1.0.0, < 2.0.0'],
  ])('%s is read', (written, expected) => {
    const read = parseRanges(written);
    expect(read.kind === 'ok' && read.ranges.map(renderRange).join(' || ')).toBe(expected);
  });

  it.each([
    ['~> 1.2.3', '>= 1.2.3, < 1.3'],
    ['~= 1.4', '>= 1.4, < 2'],
    ['v1.2.3 and earlier', '<= 1.2.3'],
    ['up to and including 1.2.3', '<= 1.2.3'],
    ['\u201c< 1.2.3\u201d', '< 1.2.3'],
    ['all versions', '>= 0'],
    ['!= 1.2', 'two ranges, "< 1.2" and "> 1.2"'],
  ])('%s is refused with what was probably meant', (written, suggestion) => {
    expect(parseRanges(written)).toMatchObject({ kind: 'bad', suggestion });
  });

  it.each(['[1.0', '(1.0)', '[1.0;2.0]', '< 1..2', '< 1.2.3-', '[a,b]', '[1.0,2.0) or so'])(
    '%s is refused',
    (written) => {
      expect(parseRanges(written).kind).toBe('bad');
    },
  );
});
