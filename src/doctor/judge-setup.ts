import type { Config, KnownWords } from '../config/config.ts';
import { CONFIG_FILE, parseConfig } from '../config/parse-config.ts';
import { LABELS } from '../process/labels.ts';
import { MESSAGES } from '../process/message-keys.ts';
import { GITHUB_COM } from '../text/server.ts';
import { type Finding, fine, judgeSeen, unseen, wrong } from './finding.ts';
import { judgeAccess, judgeClock } from './judge-access.ts';
import { orMisplaced } from './judge-paths.ts';
import { judgeTeam } from './judge-people.ts';
import { judgeOutlets, judgeProjects } from './judge-places.ts';
import { judgeTriage } from './judge-triage.ts';
import { judgeWorkflows } from './judge-workflow.ts';
import type { Seen, Setup } from './setup.ts';

const KNOWN: KnownWords = { labels: LABELS.map(({ id }) => id), templates: Object.keys(MESSAGES) };

/** The configuration that was seen; null where there is none that can be used. */
export function configSeen(text: Seen<string>): Config | null {
  if (text.kind !== 'seen') return null;
  const parsed = parseConfig(text.value, KNOWN);
  return parsed.kind === 'ok' ? parsed.config : null;
}

/** Everything that is right, wrong, or cannot be told about a set-up. The same set-up, the same findings. */
export function judgeSetup(setup: Setup): readonly Finding[] {
  const config = configSeen(setup.triage.config);
  return [
    ...judgeClock(setup),
    ...judgeServer(setup, config),
    ...judgeAccess(setup, config),
    ...judgeTriage(setup, config),
    ...(setup.triage.facts.kind === 'seen' ? [...judgeConfig(setup), ...judgeWorkflows(setup)] : []),
    ...(config === null
      ? []
      : [...judgeTeam(setup, config), ...judgeProjects(setup, config), ...judgeOutlets(setup, config)]),
  ];
}

/** What does not exist on another GitHub than GitHub.com: said once, since the process goes on without it. */
function judgeServer({ server }: Setup, config: Config | null): readonly Finding[] {
  if (server === GITHUB_COM) return [];
  const check = 'GitHub server';
  const says =
    'GitHub.com alone requests CVE ids and publishes advisories to everybody; whether this server has advisories at all cannot be seen.';
  const advice = `Ask another CNA for CVE ids${config?.cve.provider === 'github' ? ' (`cve: { provider: manual }` in the configuration)' : ''}, and tell your users by the post and the channels. docs/admin.md says what else is different.`;
  return [unseen(check, server, says, advice)];
}

function judgeConfig({ repo, triage }: Setup): readonly Finding[] {
  const check = 'configuration';
  const missing = () =>
    orMisplaced(check, triage.paths, '.github', /^(?!.*workflows?\/)(?:.*\/)?security-process\.ya?ml$/, [
      wrong(check, CONFIG_FILE, 'config-missing', 'There is no configuration.'),
    ]);
  return judgeSeen(check, CONFIG_FILE, triage.config, missing, (text) => {
    const parsed = parseConfig(text, KNOWN);
    if (parsed.kind === 'bad')
      return parsed.problems.map(({ line, key, found, expected, suggestion }) =>
        wrong(
          check,
          `${CONFIG_FILE}:${line}`,
          'config-wrong',
          `${key === '' ? '' : `${key}: `}found ${found}, expected ${expected}.${suggestion ? ` ${suggestion}` : ''}`,
        ),
      );
    const first = parsed.config.owners[0]?.login ?? '';
    if (first.toLowerCase() !== repo.split('/')[0]?.toLowerCase())
      return [
        wrong(
          check,
          CONFIG_FILE,
          'owner-elsewhere',
          `Its first owner is ${first}; the triage repo is ${repo}.`,
        ),
      ];
    // What works, but was perhaps not meant: only who wrote it can tell.
    const warnings = parsed.warnings.map(({ line, key, message }) =>
      fine(check, `${CONFIG_FILE}:${line}`, `${key}: ${message}`),
    );
    return [fine(check, CONFIG_FILE, 'Every key is understood.'), ...warnings];
  });
}

/** Whether nothing is wrong. What cannot be seen is not, as long as something could: without a network nothing can. */
export const isHealthy = (findings: readonly Finding[]): boolean =>
  findings.every(({ verdict }) => verdict !== 'wrong') && findings.some(({ verdict }) => verdict === 'ok');
