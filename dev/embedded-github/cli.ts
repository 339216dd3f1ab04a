/**
 * The embedded GitHub by itself, for any real client: `npm run github -- --port N [--seed FILE] [--apps FILE] [--unkind NAME]`.
 * Prints one line of JSON (`url`, `tokens` by login, `apps` by slug) when it listens, and serves until it gets
 * SIGINT or SIGTERM. Exit: 0 stopped, 1 could not start, 2 bad usage.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import {
  BadUsage,
  type CommandLine,
  parseCommandLine,
  readWhole,
  runTool,
  type Tool,
} from '../command-line/command-line.ts';
import { HELP, SEED_KEYS } from './help.ts';
import { describeIdentities, renderAppsSecret } from './identities.ts';
import { type EmbeddedGitHub, startEmbeddedGitHub } from './index.ts';
import type { Seed } from './seed.ts';
import { readUnkind } from './unkindness/table.ts';

const GITHUB: Tool = {
  name: 'embedded GitHub',
  command: 'npm run github --',
  help: HELP,
};

interface Options {
  /** 0: any free one. */
  readonly port: number;
  readonly seed: Seed | undefined;
  /** Where the secret of the Apps is written, in a new file. */
  readonly apps: string | undefined;
  /** Unkindnesses that are on from the start. */
  readonly unkind: readonly string[];
}

function readSeed(file: string): Seed {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new BadUsage(`cannot read the seed file ${file}`);
  }
  let seed: unknown;
  try {
    // JSON is YAML too.
    seed = load(text);
  } catch (error) {
    throw new BadUsage(`${file} is neither JSON nor YAML: ${firstLine(error)}`);
  }
  const keys = Object.keys(SEED_KEYS);
  if (typeof seed !== 'object' || seed === null || Array.isArray(seed))
    throw new BadUsage(`${file} must hold one object with ${keys.join(', ')}`);
  const unknown = Object.keys(seed).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw new BadUsage(`${file} has a key '${unknown}', which a seed has not; there are ${keys.join(', ')}`);
  return seed as Seed;
}

function checkUnkind(name: string): string {
  try {
    readUnkind(name);
    return name;
  } catch (error) {
    throw new BadUsage(firstLine(error));
  }
}

function readOptions(args: readonly string[]): CommandLine<Options> {
  const flags = {
    port: { type: 'string', default: '0' },
    seed: { type: 'string' },
    apps: { type: 'string' },
    unkind: { type: 'string', multiple: true },
  } as const;
  return parseCommandLine(args, { flags }, ({ values: { port, seed, apps, unkind = [] } }) => ({
    port: readWhole('port', port, 0, 65_535),
    seed: seed === undefined ? undefined : readSeed(seed),
    apps,
    unkind: unkind.map(checkUnkind),
  }));
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** As the secret SECURITY_PROCESS_APPS holds them; never over a file, which may hold the key of a real App. */
function writeApps(file: string, world: EmbeddedGitHub['world']): void {
  try {
    writeFileSync(file, renderAppsSecret(world), { flag: 'wx', mode: 0o600 });
  } catch {
    throw new BadUsage(`${file} is there already, or cannot be written: name another file for --apps`);
  }
}

async function serve({ port, seed, apps, unkind }: Options): Promise<number> {
  const goes = seed?.now === undefined;
  const github = await startEmbeddedGitHub({
    port,
    unkind,
    ...(seed === undefined ? {} : { seed }),
    ...(goes ? { now: new Date().toISOString() } : {}),
  });
  if (apps !== undefined) {
    try {
      writeApps(apps, github.world);
    } catch (error) {
      await github.close();
      throw error;
    }
  }
  if (goes) setInterval(() => github.clock.set(new Date().toISOString()), 1000).unref();
  const stop = (): void => {
    void github.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Last: anyone who reads the line may stop us at once.
  console.log(JSON.stringify({ url: github.url, ...describeIdentities(github.world) }));
  return 0;
}

try {
  process.exitCode = await runTool(GITHUB, readOptions(process.argv.slice(2)), serve);
} catch (error) {
  console.error(`embedded GitHub: ${firstLine(error)}`);
  process.exitCode = 1;
}
