import { listVulnerableVersions, readScripts } from '../../dev/rehearsal/case-script.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { startOf } from '../../dev/rehearsal/rehearse.ts';
import { planRegistry, planSeed } from '../../dev/rehearsal/seed-world.ts';
import { itWithCases, readCase } from '../formats/real-cases.ts';

const builtIn = { name: 'built-in', text: JSON.stringify(BUILT_IN_RECORD) };

describe('the built-in case', () => {
  it('has the facts of the public record', async () => {
    const [script] = await readScripts([builtIn], createRandom(1));
    expect(script).toMatchObject({
      owner: 'expressjs',
      repo: 'body-parser',
      cve: 'CVE-2024-45590',
      facts: {
        ghsa: 'GHSA-qwcr-r2fm-qrc7',
        severity: 'high',
        cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
        cwe: ['CWE-405'],
        ranges: [{ ecosystem: 'npm', name: 'body-parser', affected: '< 1.20.3', patched: '1.20.3' }],
      },
    });
  });

  it('plays the same for the same seed, with other canary words for another', async () => {
    const [one] = await readScripts([builtIn], createRandom(1));
    const [again] = await readScripts([builtIn], createRandom(1));
    const [other] = await readScripts([builtIn], createRandom(2));
    expect(again).toEqual(one);
    expect(other?.canaries).not.toEqual(one?.canaries);
  });
});

it('seeds whom a record credits, once, and no organisation as a person', async () => {
  const profile = (login: string) => ({ name: login, contact: [`https://github.com/${login}`] });
  const credits = ['Fay-Finder', 'fay-finder', 'robin-reporter', 'expressjs'].map(profile);
  const text = JSON.stringify({ ...BUILT_IN_RECORD, credits: [...credits, { name: 'No Account' }] });
  const { users } = planSeed(await readScripts([{ name: 'credits', text }], createRandom(1)), [], false);
  const logins = users?.map(({ login }) => login) ?? [];
  expect(logins).toContain('Fay-Finder');
  expect(new Set(logins.map((login) => login.toLowerCase())).size).toBe(logins.length);
  expect(logins).not.toContain('expressjs');
});

describe('records that cannot be rehearsed', () => {
  const changed = (change: object) => JSON.stringify({ ...BUILT_IN_RECORD, ...change });

  it.each([
    ['no JSON', 'hello', /It is not JSON/],
    ['no record', '{}', /no OSV record/],
    ['no GHSA id', changed({ id: 'PYSEC-2024-1' }), /no GHSA id/],
    ['no package', changed({ affected: [] }), /no affected package/],
    ['withdrawn', changed({ withdrawn: '2024-10-01T00:00:00Z' }), /withdrawn/],
  ])('%s', async (_, text, reason) => {
    await expect(readScripts([{ name: 'file.json', text }], createRandom(1))).rejects.toThrow(reason);
    await expect(readScripts([{ name: 'file.json', text }], createRandom(1))).rejects.toThrow(
      /^file\.json: /,
    );
  });

  it('the same one twice', async () => {
    await expect(readScripts([builtIn, { ...builtIn, name: 'again' }], createRandom(1))).rejects.toThrow(
      /again: GHSA-qwcr-r2fm-qrc7 is given twice/,
    );
  });
});

describe('versions before the fix', () => {
  const range = (affected: string) => ({
    ecosystem: 'npm' as const,
    name: 'x',
    affected,
    patched: null,
    functions: [],
  });

  it.each([
    ['< 1.20.3', ['1.20.2']],
    ['< 2.0.0', ['1.0.0']],
    ['>= 2.0.0, < 2.1.4', ['2.0.0', '2.1.3']],
    ['= 1.2.3', ['1.2.3']],
    ['<= 4.5.6', ['4.5.6']],
    ['>= 0', []],
    ['< 1.0.0-rc.1', []],
  ])('of %s are %j', (affected, versions) => {
    expect(listVulnerableVersions(range(affected))).toEqual(versions);
  });
});

describe('several records at once', () => {
  const record = (number: number, fixed: string, changes: object = {}) => ({
    name: `record-${number}`,
    text: JSON.stringify({
      ...BUILT_IN_RECORD,
      id: `GHSA-2222-2222-222${number}`,
      aliases: [`CVE-2024-4000${number}`],
      affected: [
        {
          package: { ecosystem: 'npm', name: 'body-parser' },
          ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '1.0.0' }, { fixed }] }],
        },
      ],
      ...changes,
    }),
  });
  const read = (...records: readonly { name: string; text: string }[]) =>
    readScripts(records, createRandom(1));

  it('of one repo begin without the fix of any of them, though one fixes what is vulnerable for another', async () => {
    const scripts = await read(record(2, '1.20.3'), record(3, '1.20.4'));
    const project = planSeed(scripts, [], false).repos?.find(({ name }) => name === 'body-parser');
    expect(project?.tags).toEqual(['v1.0.0', 'v1.20.2']);
    const { packages } = planRegistry(scripts, '2024-09-01T00:00:00Z');
    expect(Object.keys(packages['body-parser']!.versions)).toEqual(['1.0.0', '1.20.2']);
  });

  it('of several years begin before the newest, when every id can be known', async () => {
    const scripts = await read(
      record(2, '1.20.3', { published: '2021-04-01T10:00:00Z', aliases: ['CVE-2021-40002'] }),
      record(3, '1.20.4', { published: '2026-04-01T10:00:00Z', aliases: ['CVE-2026-40003'] }),
    );
    expect(startOf(scripts).toISOString().slice(0, 7)).toBe('2026-03');
    const early = await read(
      record(2, '1.20.3', { published: '2021-04-01T10:00:00Z', aliases: ['CVE-2024-40002'] }),
    );
    expect(startOf(early).getUTCFullYear()).toBe(2023);
  });

  it('that share a CVE id are refused in one line', async () => {
    const other = { aliases: ['CVE-2024-40002'] };
    await expect(read(record(2, '1.20.3', other), record(3, '1.20.4', other))).rejects.toThrow(
      'record-3: CVE-2024-40002 is that of GHSA-2222-2222-2222 too',
    );
  });
});

itWithCases('records of the field are taken, or refused in one line', async () => {
  const field = (path: string) => ({ name: path, text: readCase(`field-2026-11-30/${path}`) });
  await expect(
    readScripts([field('10-withdrawn-and-other-ids/osv-pysec.json')], createRandom(1)),
  ).rejects.toThrow(/is no GHSA id: it plays any advisory of GitHub's database, as OSV/);
  const neighbours = await readScripts(
    [field('12-many-packages/e-two-maven-neighbours.json')],
    createRandom(1),
  );
  const project = planSeed(neighbours, [], false).repos?.find(({ name }) => name === 'modules');
  expect(project?.tags).toEqual(['v2.0.0', 'v2.17.0']);
});
