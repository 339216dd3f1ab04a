/**
 * Which team a rehearsal is played with: owners, site and channels of one of the example configurations
 * (`examples/configurations/`), in the place of a configuration that is made for the record.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { LABEL_IDS } from '../../src/process/labels.ts';
import type { CaseScript } from './case-script.ts';
import { PROJECT_ROOT } from './project-files.ts';

export interface World {
  /** The configuration as it stands in the example, and what it says. */
  readonly text: string;
  readonly config: Config;
  /** Projects beside those of the records, by owner: none of them has a case. */
  readonly quiet: Readonly<Record<string, readonly string[]>>;
}

const FOLDER = join(PROJECT_ROOT, 'examples', 'configurations');

/** Names of the worlds that `--world` takes. */
export const WORLDS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => name.slice(0, -'.yml'.length))
  .sort();

/** How many projects a foundation has, for sweeps to go through. */
const MANY = 24;

const QUIET: Readonly<Record<string, readonly string[]>> = {
  expressjs: ['express', 'cors', 'session'],
  pillarjs: ['router', 'send', 'finalhandler'],
  jshttp: ['cookie', 'negotiator', 'mime-types'],
  'example-foundation': Array.from({ length: MANY }, (_, index) => `project-${index + 1}`),
};

/** Reads one of {@link WORLDS}. Throws where the example is not a configuration, which a test keeps from happening. */
export function readWorld(name: string): World {
  const text = readFileSync(join(FOLDER, `${name}.yml`), 'utf8');
  const parsed = parseConfig(text, { labels: LABEL_IDS });
  if (parsed.kind === 'bad') throw new Error(`${name}.yml: ${JSON.stringify(parsed.problems[0])}`);
  return { text, config: parsed.config, quiet: QUIET };
}

/** The records as reports to this world: what belongs to no owner of it becomes its first owner's. */
export function moveInto({ config }: World, scripts: readonly CaseScript[]): readonly CaseScript[] {
  const [first] = config.owners;
  if (first === undefined) return scripts;
  return scripts.map((script) => {
    const own = config.owners.find(({ login }) => login.toLowerCase() === script.owner.toLowerCase());
    const owner = (own ?? first).login;
    return { ...script, owner, facts: { ...script.facts, repo: `${owner}/${script.repo}` } };
  });
}
