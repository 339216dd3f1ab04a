/** What docs/embedded-github.md has people try is run as it stands there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../architecture/read-source.ts';

const page = readFileSync(join(ROOT, 'docs/embedded-github.md'), 'utf8');
const [, section = ''] = /^## Try the set-up and the doctor\n([\s\S]*?)^## /m.exec(page) ?? [];
const [[serve = ''] = [], lines = []] = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
  ([, block = '']) => block.trim().split('\n'),
);

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

let server: ChildProcess;
let url = '';
beforeAll(async () => {
  // Port 4000 may be somebody else's.
  server = start(argumentsOf(serve.replace('--port 4000', '--port 0')), {});
  const said = await new Promise<string>((resolve) =>
    server.stdout?.once('data', (text) => resolve(String(text))),
  );
  url = (JSON.parse(said) as { url: string }).url;
});
afterAll(() => new Promise((resolve) => server.once('close', resolve).kill()));

it('sets up an organisation without anything, and the doctor says what only a person can do', async () => {
  const exported = lines.flatMap((line) => {
    const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    return name && value ? [[name, value.replace('http://127.0.0.1:4000', url)]] : [];
  });
  const environment = Object.fromEntries(exported) as Readonly<Record<string, string>>;
  const commands = lines.filter((line) => line.startsWith('npm run '));
  expect(commands.map((line) => line.split(' ')[2])).toEqual(['setup', 'setup', 'doctor']);
  expect(exported.length + commands.length).toBe(lines.length);

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
