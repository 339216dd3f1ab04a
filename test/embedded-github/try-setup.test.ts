/** What docs/embedded-github.md has people try is run as it stands there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../architecture/read-source.ts';

const page = readFileSync(join(ROOT, 'docs/embedded-github.md'), 'utf8');
const [, section = ''] = /^## Try the set-up and the doctor\n([\s\S]*?)^## /m.exec(page) ?? [];
const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) =>
  block.trim().split('\n'),
);
const [[serve = ''] = [], lines = [], [serveWithApp = ''] = [], withApp = []] = blocks;

/** `npm run NAME -- FLAGS` as Node's arguments, without the time that npm takes. */
function argumentsOf(line: string): readonly string[] {
  const [, name = '', flags = ''] = /^npm run (\w+) -- (.*)$/.exec(line) ?? [];
  const folder = name === 'github' ? 'embedded-github' : name;
  return ['--no-warnings', join('dev', folder, 'cli.ts'), ...flags.split(' ')];
}

const start = (args: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, [...args], { cwd: ROOT, env: { PATH: process.env.PATH, ...environment } });

async function run(line: string, environment: Readonly<Record<string, string>>) {
  const child = start(argumentsOf(line), environment);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => {
      out += String(text);
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out };
}

let server: ChildProcess | undefined;
let folder: string;

/** Serves as the page says; answers with its address. Port 4000 may be somebody else's, and the file another's too. */
async function startServer(line: string): Promise<string> {
  const started = start(argumentsOf(inFolder(line).replace('--port 4000', '--port 0')), {});
  server = started;
  const said = await new Promise<string>((resolve) =>
    started.stdout?.once('data', (text) => resolve(String(text))),
  );
  return (JSON.parse(said) as { url: string }).url;
}

const inFolder = (line: string): string => line.replace('trial-apps.yml', join(folder, 'trial-apps.yml'));

/** The variables that the page sets, with the address that is served at. */
const variablesAt = (url: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
      return name && value ? [[name, value.replace('http://127.0.0.1:4000', url)]] : [];
    }),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'try-setup-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (server) await new Promise((resolve) => server?.once('close', resolve).kill());
});

it('has no block that is not tried here', () => {
  expect(blocks.length).toBe(4);
});

it('sets up an organisation without anything, and the doctor says what only a person can do', async () => {
  const environment = variablesAt(await startServer(serve));
  const commands = lines.filter((line) => line.startsWith('npm run '));
  expect(commands.map((line) => line.split(' ')[2])).toEqual(['setup', 'setup', 'doctor']);
  expect(Object.keys(environment).length + commands.length).toBe(lines.length);

  const shown = await run(commands[0]!, environment);
  expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('With --apply this would:') });
  const made = await run(commands[1]!, environment);
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('done     make the private repo') });
  const { code, out } = await run(commands[2]!, environment);
  expect(code).toBe(1);
  const wrong = out.split('\n').filter((line) => line.startsWith('WRONG'));
  expect(wrong.map((line) => line.slice(10, 38).trim())).toEqual([
    'store rules',
    'credential in the workflow',
    'credential in the workflow',
  ]);
});

it('goes on to a set-up in which nothing is wrong', async () => {
  const environment = variablesAt(await startServer(serveWithApp));
  const [setup = '', store = '', doctor = '', ...more] = withApp;
  expect(more).toEqual([]);
  expect(await run(setup, environment)).toMatchObject({ code: 0 });
  const { status } = await sendByCurl(store, environment);
  expect(status).toBe(201);
  const { code, out } = await run(inFolder(doctor), environment);
  expect({ code, wrong: out.match(/^WRONG.*$/gm) }).toEqual({ code: 0, wrong: null });
});

/** The line with curl, sent without it. */
async function sendByCurl(line: string, environment: Readonly<Record<string, string>>): Promise<Response> {
  const filled = line.replace(/\$(\w+)/g, (_, name: string) => environment[name] ?? '');
  const [, url = '', header = '', body = ''] =
    /^curl -X PUT (\S+) -H "authorization: ([^"]+)" -d '([^']+)'$/.exec(filled) ?? [];
  return fetch(url, { method: 'PUT', headers: { authorization: header }, body });
}
