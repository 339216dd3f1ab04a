import { publicationFields } from '../../../src/features/disclosure/publication-fields.ts';
import { factsFromRest } from '../../../src/formats/records/rest-facts.ts';
import { storedOf } from '../../engine/run-world.ts';
import { atState } from '../../engine/situation.ts';

const ANSWER = {
  ghsa_id: 'GHSA-2345-6789-cfgh',
  html_url: 'https://github.com/example-org/widget/security/advisories/GHSA-2345-6789-cfgh',
  state: 'draft',
  summary: 'Denial of service in widget',
  description: 'Long headers stop it.',
  severity: 'high',
  cvss_severities: { cvss_v3: { vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', score: 7.5 } },
  cwe_ids: ['CWE-400'],
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'widget' },
      vulnerable_version_range: '< 1.4.2',
      patched_versions: '1.4.2',
    },
  ],
  credits: [{ login: 'ana', type: 'reporter' }],
} as const;

const ALL = ['credits', 'cvss_vector_string', 'cwe_ids', 'description', 'summary', 'vulnerabilities'];

describe('what is written at the publication of an advisory', () => {
  const [range] = ANSWER.vulnerabilities;
  it.each([
    ['everything, where everything was read', {}, []],
    [
      'no packages, where one is of an ecosystem that we do not know',
      { vulnerabilities: [{ ...range, package: { ecosystem: 'conan', name: 'widget' } }] },
      ['vulnerabilities'],
    ],
    [
      'no credits, where one is of an unknown type',
      { credits: [{ login: 'ana', type: 'muse' }] },
      ['credits'],
    ],
    ['no credits, where one has no account', { credits: [{ login: null, type: 'finder' }] }, ['credits']],
    ['no weaknesses, where one is no text', { cwe_ids: ['CWE-400', 7] }, ['cwe_ids']],
    ['no title, where it is none', { summary: null }, ['summary']],
    ['no description, where it is no text', { description: 7 }, ['description']],
    [
      'no vector, where a second one could not be read',
      { cvss_severities: { ...ANSWER.cvss_severities, cvss_v4: { vector_string: 'CVSS:5/A:B', score: 1 } } },
      ['cvss_vector_string'],
    ],
  ])('%s', async (_, other, left) => {
    const read = factsFromRest({ ...ANSWER, ...other });
    if (read.kind === 'bad') throw new Error(read.reason);
    const fields = publicationFields(storedOf(await atState('disclosing')), read.facts);
    expect(Object.keys(fields).sort()).toEqual(
      ALL.filter((field) => !(left as readonly string[]).includes(field)),
    );
  });
});
