/**
 * The embedded GitHub by itself, for any real client: `npm run github -- --port N [--seed FILE]`.
 * Prints one line of JSON (`url`, `tokens` by login, `apps` by slug) when it listens, and serves until it gets
 * SIGINT or SIGTERM. Exit: 0 stopped, 1 could not start, 2 bad usage.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { load } from 'js-yaml';
import { describeIdentities } from './identities.ts';
import { startEmbeddedGitHub } from './index.ts';
import type { Seed } from './seed.ts';

const usage = 'usage: npm run github -- [--port N] [--seed FILE]';

/** A mistake in how the command was called. */
class UsageError extends Error {}

interface Options {
  /** 0: any free one. */
  readonly port: number;
  readonly seed: Seed | undefined;
}

function readSeed(file: string): Seed {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`cannot read the seed file ${file}`);
  }
  let seed: unknown;
  try {
    // JSON is YAML too.
    seed = load(text);
  } catch (error) {
    throw new UsageError(`${file} is neither JSON nor YAML: ${firstLine(error)}`);
  }
  if (typeof seed === 'object' && seed !== null && !Array.isArray(seed)) return seed as Seed;
  throw new UsageError(`${file} must hold one object with users, orgs, repos, apps, tokens`);
}

function readOptions(args: readonly string[]): Options {
  let values: { readonly port?: string | undefined; readonly seed?: string | undefined };
  try {
    const options = { port: { type: 'string' }, seed: { type: 'string' } } as const;
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError(`${firstLine(error)}; ${usage}`);
  }
  const port = values.port ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port must be a number from 0 to 65535, not '${port}'; ${usage}`);
  return { port: Number(port), seed: values.seed === undefined ? undefined : readSeed(values.seed) };
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

async function serve(args: readonly string[]): Promise<void> {
  const { port, seed } = readOptions(args);
  const github = await startEmbeddedGitHub({ port, ...(seed === undefined ? {} : { seed }) });
  const stop = (): void => {
    void github.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Last: whoever reads the line may stop us at once.
  console.log(JSON.stringify({ url: github.url, ...describeIdentities(github.world) }));
}

try {
  await serve(process.argv.slice(2));
} catch (error) {
  console.error(`embedded GitHub: ${firstLine(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
