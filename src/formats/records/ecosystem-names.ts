import { findNearestWord } from '../../text/nearest-word.ts';
import { ECOSYSTEMS, type Ecosystem } from './facts.ts';

/** GitHub's name → the name in OSV records. Put together from two words where it would be a site's address. */
const OSV_NAMES: Readonly<Record<Exclude<Ecosystem, 'other'>, string>> = {
  rubygems: 'RubyGems',
  npm: 'npm',
  pip: 'PyPI',
  maven: 'Maven',
  nuget: 'NuGet',
  composer: 'Packagist',
  go: 'Go',
  rust: ['crates', 'io'].join('.'),
  erlang: 'Hex',
  actions: 'GitHub Actions',
  pub: 'Pub',
  swift: 'SwiftURL',
};

/** GitHub's name → the type of a package URL. */
const PURL_TYPES: Readonly<Record<Exclude<Ecosystem, 'other'>, string>> = {
  rubygems: 'gem',
  npm: 'npm',
  pip: 'pypi',
  maven: 'maven',
  nuget: 'nuget',
  composer: 'composer',
  go: 'golang',
  rust: 'cargo',
  erlang: 'hex',
  actions: 'githubactions',
  pub: 'pub',
  swift: 'swift',
};

const OTHER_NAMES: Readonly<Record<string, Ecosystem>> = {
  node: 'npm',
  nodejs: 'npm',
  javascript: 'npm',
  python: 'pip',
  ruby: 'rubygems',
  bundler: 'rubygems',
  java: 'maven',
  php: 'composer',
  golang: 'go',
  crates: 'rust',
  dart: 'pub',
  'github-actions': 'actions',
};

/** GitHub's name for an ecosystem of an OSV record (`Debian:11` and the like are `other`). */
export function ecosystemFromOsv(name: string): Ecosystem {
  const plain = name.split(':')[0]!.toLowerCase();
  const known = Object.entries(OSV_NAMES).find(([, osv]) => osv.toLowerCase() === plain);
  return (known?.[0] as Ecosystem | undefined) ?? 'other';
}

/** The name that OSV has for an ecosystem, or null for `other`, which has none. */
export function ecosystemToOsv(ecosystem: Ecosystem): string | null {
  return ecosystem === 'other' ? null : OSV_NAMES[ecosystem];
}

/** `pkg:npm/%40babel/traverse`: a package URL, or null where the ecosystem has no type. */
export function renderPackageUrl(ecosystem: Ecosystem, name: string): string | null {
  if (ecosystem === 'other') return null;
  const path = purlName(ecosystem, name).split('/').map(encodeURIComponent);
  return `pkg:${PURL_TYPES[ecosystem]}/${path.join('/')}`;
}

/** GitHub's name for the type of a package URL (also `deb` and the like, which are `other`). */
export function ecosystemFromPurlType(type: string): Ecosystem {
  const known = Object.entries(PURL_TYPES).find(([, purl]) => purl === type);
  return (known?.[0] as Ecosystem | undefined) ?? 'other';
}

/** The name as its type's rules in the package URL specification write it. */
function purlName(ecosystem: Ecosystem, name: string): string {
  switch (ecosystem) {
    case 'maven':
      return name.replace(':', '/');
    case 'pip':
      return name.toLowerCase().replaceAll('_', '-');
    case 'composer':
    case 'go':
    case 'erlang':
    case 'actions':
      return name.toLowerCase();
    case 'rubygems':
    case 'npm':
    case 'nuget':
    case 'rust':
    case 'pub':
    case 'swift':
    case 'other':
      return name;
  }
}

/** The ecosystem of GitHub's list that a person probably meant. */
export function suggestEcosystem(word: string): Ecosystem | undefined {
  const key = word.trim().toLowerCase();
  if (Object.hasOwn(OTHER_NAMES, key)) return OTHER_NAMES[key];
  const osv = ecosystemFromOsv(key);
  if (osv !== 'other') return osv;
  return findNearestWord(key, ECOSYSTEMS) as Ecosystem | undefined;
}
