import type { Config } from '../../src/config/config.ts';
import { renderConfigProblems } from '../../src/config/config-problem.ts';
import { parseConfig } from '../../src/config/parse-config.ts';

/** The configuration of a file that names owner and team and nothing else. `team` is a slug or `owner/slug`. */
export function defaultConfig(owner: string, team: string): Config {
  const parsed = parseConfig(`owner: ${JSON.stringify(owner)}\nteam: ${JSON.stringify(team)}\n`, {
    labels: [],
  });
  if (parsed.kind === 'bad') throw new Error(renderConfigProblems(parsed.problems));
  return parsed.config;
}
