/** Answers that GitHub's schema does not have: everything of them that can be read is kept, the rest is named. */
import fc from 'fast-check';
import type { AdvisoryFacts } from '../../../src/formats/records/facts.ts';
import { factsFromRest } from '../../../src/formats/records/rest-facts.ts';

const GHSA = 'GHSA-2345-6789-cfgh';
const RANGE = {
  package: { ecosystem: 'npm', name: 'one' },
  vulnerable_version_range: '< 1.2.0',
  patched_versions: '1.2.0',
  vulnerable_functions: ['parse'],
};
const PLAIN = {
  ghsa_id: GHSA,
  cve_id: null,
  url: `https://api.example.com/repos/org/one/security-advisories/${GHSA}`,
  html_url: `https://example.com/org/one/security/advisories/${GHSA}`,
  state: 'triage',
  submission: { accepted: false },
  summary: 'It stalls',
  description: 'A long header stalls it.',
  severity: 'high',
  cvss_severities: { cvss_v3: { vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', score: 7.5 } },
  cwe_ids: ['CWE-405'],
  vulnerabilities: [RANGE],
  credits: [{ login: 'rae', type: 'finder' }],
  published_at: null,
};

function factsOf(json: unknown, repo?: string): AdvisoryFacts {
  const read = factsFromRest(json, undefined, repo);
  if (read.kind === 'bad') throw new Error(read.reason);
  return read.facts;
}

const USUAL = factsOf(PLAIN);
const OTHER = {
  ecosystem: 'other',
  name: 'one',
  affected: '< 1.2.0',
  patched: '1.2.0',
  functions: ['parse'],
};
const range = (change: object) => ({ vulnerabilities: [{ ...RANGE, ...change }] });

it('an ordinary answer has nothing unread', () => {
  expect(USUAL).not.toHaveProperty('unread');
});

it.each<readonly [string, object, object, readonly string[]]>([
  [
    'an unknown ecosystem',
    range({ package: { ecosystem: 'conda', name: 'one' } }),
    { ranges: [OTHER] },
    ['vulnerabilities[0].package.ecosystem (conda)'],
  ],
  [
    'no ecosystem',
    range({ package: { name: 'one' } }),
    { ranges: [OTHER] },
    ['vulnerabilities[0].package.ecosystem'],
  ],
  [
    'versions of no package',
    range({ package: null }),
    { ranges: [{ ...OTHER, name: '' }] },
    ['vulnerabilities[0].package.ecosystem'],
  ],
  [
    'a null in the list of packages',
    { vulnerabilities: [null, RANGE] },
    { ranges: USUAL.ranges },
    ['vulnerabilities[0]'],
  ],
  [
    'a list that is none',
    { vulnerabilities: 'many', credits: {} },
    { ranges: [], credits: [] },
    ['vulnerabilities', 'credits'],
  ],
  [
    'functions that are no text',
    range({ vulnerable_functions: ['parse', 3] }),
    { ranges: USUAL.ranges },
    ['vulnerabilities[0].vulnerable_functions[1]'],
  ],
  [
    'a credit without login, beside one that has it',
    { credits: [{ type: 'finder' }, ...PLAIN.credits] },
    { credits: [{ login: 'rae', type: 'finder' }] },
    ['credits[0].login'],
  ],
  [
    'a credit without type',
    { credits: [{ login: 'rae' }] },
    { credits: [{ login: 'rae', type: 'other' }] },
    ['credits[0].type'],
  ],
  [
    'a credit of an unknown type',
    { credits: [{ login: 'rae', type: 'translator' }] },
    { credits: [{ login: 'rae', type: 'other' }] },
    ['credits[0].type (translator)'],
  ],
  ['a credit that is null', { credits: [null] }, { credits: [] }, ['credits[0]']],
  ['an unknown state of a report', { state: 'review' }, { state: 'triage' }, ['state (review)']],
  [
    'an unknown state of what nobody reported',
    { state: 'review', submission: null },
    { state: 'draft' },
    ['state (review)'],
  ],
  ['no title', { summary: null }, { summary: '' }, ['summary']],
  ['a text that is none', { description: 7 }, { description: '' }, ['description']],
  ['an unknown severity', { severity: 'severe' }, { severity: null }, ['severity (severe)']],
  ['the severity unknown', { severity: 'unknown' }, { severity: null }, []],
  [
    'a vector without score',
    { cvss_severities: { cvss_v3: { vector_string: 'CVSS:3.1/AV:N', score: null } } },
    { cvss: [] },
    ['cvss_severities.cvss_v3.score'],
  ],
  [
    'a vector of an unknown version',
    { cvss_severities: { cvss_v4: { vector_string: 'CVSS:5.0/AV:N', score: 9 } } },
    { cvss: [] },
    ['cvss_severities.cvss_v4.vector_string'],
  ],
  ['no address', { html_url: null }, { url: PLAIN.html_url, repo: 'org/one' }, []],
  ['no id but in its address', { ghsa_id: null }, { ghsa: GHSA }, []],
])('an advisory with %s keeps the rest and names the part', (_name, change, kept, unread) => {
  const facts = factsOf({ ...PLAIN, ...change });
  const expected = { ...USUAL, ...kept };
  expect(facts).toEqual(unread.length === 0 ? expected : { ...expected, unread });
});

it('an advisory that names no repo belongs to the one that was asked', () => {
  expect(factsOf({ ...PLAIN, html_url: null, url: null }, 'org/one')).toMatchObject({
    repo: 'org/one',
    url: `https://github.com/org/one/security/advisories/${GHSA}`,
  });
});

it('a value is shown only where it is a short word, never text of a report', () => {
  const { unread } = factsOf({ ...PLAIN, state: 'send the header twice', severity: 'x'.repeat(50) });
  expect(unread).toEqual(['state', 'severity']);
});

it('no part, whatever it is, drops an advisory that has an id and a place', () => {
  const parts = Object.keys(PLAIN).filter((key) => !['ghsa_id', 'html_url'].includes(key));
  const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.array(fc.jsonValue()));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...parts), anything), (change) => {
      expect(factsOf({ ...PLAIN, ...change })).toMatchObject({
        ghsa: GHSA,
        repo: 'org/one',
        url: PLAIN.html_url,
      });
    }),
  );
});
