import { type NpmRegistry, startNpmRegistry } from '../../dev/rehearsal/npm-registry.ts';

const TIME = '2024-09-10T03:27:58.000Z';
const ABBREVIATED = 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8';

let registry: NpmRegistry;

beforeAll(async () => {
  registry = await startNpmRegistry({
    packages: {
      parser: {
        versions: { '1.9.0': { time: TIME }, '1.10.0': { time: TIME }, '2.0.0-rc.1': { time: TIME } },
      },
      '@example/scoped': { versions: { '1.0.0-beta.2': { time: TIME } } },
      empty: { versions: {} },
    },
  });
});

afterAll(() => registry.close());

async function get(path: string, init: RequestInit = {}) {
  const response = await fetch(new URL(path, registry.url), init);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
}

describe('the npm registry stand-in', () => {
  it('answers with the whole package', async () => {
    const { status, body } = await get('parser');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'parser',
      'dist-tags': { latest: '1.10.0' },
      time: { '1.9.0': TIME, created: TIME, modified: TIME },
      versions: { '1.10.0': { name: 'parser', version: '1.10.0' } },
    });
  });

  it('answers in the abbreviated form where it is asked for', async () => {
    const { type, body } = await get('parser', { headers: { accept: ABBREVIATED } });
    expect(type).toBe('application/vnd.npm.install-v1+json');
    expect(body).toMatchObject({ name: 'parser', modified: TIME });
    expect(body).not.toHaveProperty('time');
  });

  it.each(['@example/scoped', '@example%2fscoped', '@example%2Fscoped'])(
    'finds a scoped package as %s',
    async (path) => {
      expect((await get(path)).body).toMatchObject({ 'dist-tags': { latest: '1.0.0-beta.2' } });
    },
  );

  it('answers with one version, by number or tag', async () => {
    expect((await get('parser/1.9.0')).body).toMatchObject({ version: '1.9.0' });
    expect((await get('parser/latest')).body).toMatchObject({ version: '1.10.0' });
    expect((await get('@example%2fscoped/1.0.0-beta.2')).status).toBe(200);
  });

  it.each([
    'unknown',
    'empty',
    '',
    'parser/9.9.9',
    'parser/1.9.0/more',
    '@example',
    '%E0%A4%A',
    'constructor',
  ])('has nothing at "%s"', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('publishes once, and only what npm would take', async () => {
    registry.publish('later', '1.0.0', TIME);
    expect((await get('later')).body).toMatchObject({ time: { '1.0.0': TIME } });
    expect(() => registry.publish('later', '1.0.0', TIME)).toThrow('already');
    expect(() => registry.publish('later', 'one', TIME)).toThrow('no version');
  });

  it('takes no uploads', async () => {
    expect((await get('parser', { method: 'PUT', body: '{}' })).status).toBe(405);
  });
});
