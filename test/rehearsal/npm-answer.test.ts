/** What a thread of the rehearsal takes for npm's answer is what npm itself would have answered. */
import type { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerNpm, isView } from '../../dev/rehearsal/npm-answer.ts';
import { type NpmRegistry, startNpmRegistry } from '../../dev/rehearsal/npm-registry.ts';
import { createNpmReader } from '../../src/channels/npm.ts';
import { sampleOf, tellPlayed } from '../deep.ts';

const AT = { time: '2025-03-03T08:00:00.000Z' };
const PACKAGES = {
  '@example/scoped': { versions: { '1.0.0': AT, '1.0.1': AT } },
  several: { versions: { '1.10.0': AT, '1.9.0': AT, '2.0.0-rc.1': AT, '1.0.0': AT } },
  single: { versions: { '0.0.1': AT } },
} as const;

let registry: NpmRegistry;
/** Of a registry that is closed. */
let nowhere: string;
const folder = mkdtempSync(join(tmpdir(), 'npm-answer-'));
/** Answers with a failure, or with what nobody can read. */
const odd = createServer((request, response) => {
  response.writeHead(request.url === '/failing' ? 500 : 200, { 'content-type': 'application/json' });
  response.end(request.url === '/failing' ? '{"error":"down"}' : '<html>');
});
beforeAll(async () => {
  const closed = await startNpmRegistry({ packages: {} });
  nowhere = closed.url;
  await closed.close();
  registry = await startNpmRegistry({ packages: PACKAGES });
  await new Promise<void>((resolve) => void odd.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await registry.close();
  odd.close();
  rmSync(folder, { recursive: true, force: true });
});

const oddUrl = (): string => `http://127.0.0.1:${(odd.address() as AddressInfo).port}/`;

const QUESTIONS = [
  ['several', () => registry.url],
  ['absent', () => registry.url],
  ['several', () => nowhere],
  ['@example/scoped', () => registry.url],
  ['single', () => registry.url],
  ['failing', oddUrl],
  ['garbled', oddUrl],
] as const;

it.each(sampleOf(QUESTIONS, 3))(
  'about %s',
  async (name, url) => {
    const environment = {
      PATH: process.env.PATH,
      HOME: folder,
      npm_config_registry: url(),
      npm_config_cache: join(folder, 'cache'),
      npm_config_fetch_retries: '0',
    };
    const here = ((_: string, args: readonly string[]) => {
      if (!isView(args)) throw new Error(`not a question: ${args.join(' ')}`);
      return answerNpm(args, url(), null);
    }) as unknown as typeof spawn;
    tellPlayed('answers of npm against npm itself', 1);
    const [ours, theirs] = [createNpmReader({ spawn: here, environment }), createNpmReader({ environment })];
    expect(await ours.readPublished(name)).toEqual(await theirs.readPublished(name));
  },
  120_000,
);
