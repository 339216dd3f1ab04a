import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../architecture/read-source.ts';
import { namesOf, openStand, probe, type Stand } from './stand.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param killAt a request at which the process is killed, before it gets an answer */
async function run({ github, apps }: Stand, args: readonly string[], killAt?: string): Promise<Ended> {
  const child = spawn(process.execPath, ['--no-warnings', join(ROOT, 'dev/probe/cli.ts'), ...args], {
    env: {
      PATH: process.env.PATH,
      GITHUB_API_URL: github.url,
      GITHUB_TOKEN: 'token-olive',
      SECURITY_PROCESS_APPS: apps,
    },
  });
  if (killAt) github.beforeRequest(({ operation }) => void (operation === killAt && child.kill('SIGKILL')));
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => void out.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void err.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  github.beforeRequest(null);
  return { code, out: out.join(''), err: err.join('') };
}

const ORG = ['--org', 'throw-away'];

describe('npm run probe', () => {
  it('refuses an organisation with repos of others, unless its name is given twice', async () => {
    const stand = await openStand({ repos: [{ owner: 'throw-away', name: 'work' }] });
    const refused = await run(stand, [...ORG, '--go']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(
      /throw-away has 1 repos that no probe has made \(throw-away\/work\).*--really/,
    );
    expect(stand.github.requests.filter(({ method }) => !['GET', 'POST'].includes(method))).toEqual([]);
    expect(namesOf(stand)).toEqual(['work']);
    await stand.github.close();
  });

  it('shows first what it would do and writes nothing; killed midway, the next one deletes what it left', async () => {
    const stand = await openStand();
    const shown = await run(stand, ORG);
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/make throw-away\/security-process-probe-<run>-triage, private/);
    expect(shown.out).toMatch(/cve-requested-by-app: cannot be taken back/);
    expect(stand.github.journal).toHaveLength(0);

    await run(stand, [...ORG, '--go'], 'POST /repos/{owner}/{repo}/security-advisories');
    const left = namesOf(stand);
    expect(left).toHaveLength(2);

    stand.github.clock.advance(14 * 60_000);
    await probe(stand);
    expect(namesOf(stand)).toEqual(left);
    stand.github.clock.advance(2 * 60_000);
    const { cleanUp } = await probe(stand);
    const deleted = cleanUp.flatMap(({ kind, name }) => (kind === 'deleted' ? [name] : []));
    expect(deleted).toEqual(expect.arrayContaining(left.map((name) => `throw-away/${name}`)));
    expect(namesOf(stand)).toEqual([]);
    for (const text of [shown.out, shown.err]) expect(text).not.toMatch(/token-olive|BEGIN|ghs_/);
    await stand.github.close();
  });
});
