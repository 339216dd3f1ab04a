import type { Ecosystem } from '../records/facts.ts';
import { compareVersions } from './version-order.ts';

/** The version right above another one. */
export interface NextVersion {
  readonly version: string;
  /** No version can lie between the two; otherwise none that anybody publishes does. */
  readonly isExact: boolean;
}

/**
 * The lowest version above `version`, for records that can only say "from here on, this one included" where an advisory
 * says "above". Semantic versions and Python's have one; Maven's, RubyGems', Composer's and others are dense, so that a
 * version stands for it which nobody publishes (`1.2.0-sp-alpha`). Undefined where none is known.
 */
export function nextVersion(version: string, ecosystem: Ecosystem): NextVersion | undefined {
  const plain = version.trim();
  const found = findNext(plain, ecosystem);
  const order = found && compareVersions(found.version, plain, ecosystem);
  return order !== undefined && order > 0 ? found : undefined;
}

function findNext(version: string, ecosystem: Ecosystem): NextVersion | undefined {
  switch (ecosystem) {
    case 'pip':
      return exact(nextOfPython(version));
    case 'maven':
      return near(`${version}-sp-alpha`);
    case 'rubygems':
      return near(`${version}.0.1.a`);
    case 'composer':
      return near(/^[vV]?[\d.]+$/.test(version) ? `${version}-p` : `${version}.0`);
    case 'other':
      return near(nextOfOther(version));
    case 'pub':
      // Build parts count there, and the lowest one comes first.
      return exact(version.includes('+') ? `${version}.0` : `${version}+0`);
    case 'nuget':
      return exact(nextOfSemver(version, 4));
    case 'npm':
    case 'go':
    case 'rust':
    case 'erlang':
    case 'actions':
    case 'swift':
      return exact(nextOfSemver(version, 3));
  }
}

const exact = (version: string | undefined): NextVersion | undefined =>
  version === undefined ? undefined : { version, isExact: true };
const near = (version: string): NextVersion => ({ version, isExact: false });

/** `1.2.3` → `1.2.4-0`, `1.2.3-rc.1` → `1.2.3-rc.1.0`; build parts say nothing. NuGet's have a fourth number. */
function nextOfSemver(version: string, length: number): string | undefined {
  const [, numbers = '', rest = ''] = /^[vV]?\.?(\d+(?:\.\d+)*)([^+\s]*)(?:\+\S*)?$/.exec(version) ?? [];
  if (numbers === '') return undefined;
  if (rest !== '') return `${numbers}${rest}.0`;
  const parts = numbers.split('.');
  while (parts.length < length) parts.push('0');
  return `${[...parts.slice(0, -1), BigInt(parts.at(-1)!) + 1n].join('.')}-0`;
}

/** One letter behind the numbers counts as a number there (`1.1.1a`), so that the next one has a number behind it. */
function nextOfOther(version: string): string {
  const [, numbers, letter] = /^[vV]?(\d+(?:\.\d+)*)([a-z])$/i.exec(version) ?? [];
  if (numbers && letter) return `${numbers}-${letter.toLowerCase().charCodeAt(0)}.0`;
  return /^[vV]?[\d.]+$/.test(version) ? `${version}-sp` : `${version}.0`;
}

/** PEP 440: right above a release comes its first post-release in development; above that, the next one. */
function nextOfPython(version: string): string {
  const known = version.replace(/\+.*$/, '');
  const dev = /^(.*?)[-_.]?dev[-_.]?(\d*)$/i.exec(known);
  if (dev) return `${dev[1]}.dev${Number(dev[2] || 0) + 1}`;
  const post = /^(.*?)(?:[-_.]?(?:post|rev|r)[-_.]?(\d*)|-(\d+))$/i.exec(known);
  if (post) return `${post[1]}.post${Number(post[2] || post[3] || 0) + 1}.dev0`;
  return `${known}.post0.dev0`;
}
