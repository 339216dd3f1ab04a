import { storedOf } from '../../engine/run-world.ts';
import { atState, changeAdvisory, play } from '../../engine/situation.ts';
import { SOURCE, type World } from '../../engine/world.ts';

const OSV = `cases/7/osv-${SOURCE}.json`;
const CVE = 'cases/7/cve.json';
const CNA = 'cases/7/cve-cna.json';
const read = (world: World, path: string): Record<string, unknown> =>
  JSON.parse(world.files[path]!) as Record<string, unknown>;

describe('records in the store', () => {
  it('are not made before the disclosure is asked for', async () => {
    const world = await atState('releasing');
    expect(Object.keys(world.files).filter((path) => path.endsWith('.json'))).toEqual([]);
  });

  it('are made with the request, undated, in no commit of their own', async () => {
    const world = await atState('disclosing');
    expect(read(world, OSV)).toMatchObject({ id: SOURCE, aliases: ['CVE-2026-12345'] });
    expect(read(world, OSV)).not.toHaveProperty('published');
    expect(read(world, CVE)).toMatchObject({
      cveMetadata: { cveId: 'CVE-2026-12345' },
      dataVersion: '5.2',
      containers: { cna: { affected: [{ vendor: 'example-org', product: 'widget' }] } },
    });
    expect(read(world, CNA)).toMatchObject({ affected: [{ vendor: 'example-org', product: 'widget' }] });
    expect(world.files[CNA]).not.toContain('orgId');
    expect(world.files[CNA]).toContain('CWE-400 Uncontrolled Resource Consumption');
    const commits = world.log.filter(({ operation }) => operation.kind === 'commit-store');
    const own = commits.filter(
      ({ operation }) =>
        operation.kind === 'commit-store' &&
        Object.keys(operation.files).every((path) => path.endsWith('.json')),
    );
    expect(own).toEqual([]);
  });

  it('follow the advisory', async () => {
    const world = await play(await atState('disclosing'), changeAdvisory({ summary: 'Another title' }));
    expect(read(world, OSV)).toMatchObject({ summary: 'Another title' });
  });

  it('have the day of disclosure in the end, and are not written again', async () => {
    const world = await atState('closed');
    const at = storedOf(world).advisories[0]!.publishedAt;
    expect(read(world, OSV)).toMatchObject({ published: at, modified: at });
    expect(read(world, CVE)).toMatchObject({ containers: { cna: { datePublic: at } } });
    const writes = world.log.filter(
      ({ operation }) => operation.kind === 'commit-store' && CVE in operation.files,
    );
    expect(writes).toHaveLength(2);
  });
});
