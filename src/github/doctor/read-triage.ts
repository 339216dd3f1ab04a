import { CONFIG_FILE } from '../../config/parse-config.ts';
import { stepsIn } from '../../doctor/read-workflow.ts';
import type { BranchRule, Reader, Seen, TriageFacts } from '../../doctor/setup.ts';
import { pathOf } from '../client.ts';
import { mapSeen, type Probe, textIn } from './probe.ts';
import { readActionsPolicy, readEnvironmentSecrets, readSecrets } from './read-actions-settings.ts';
import { readRepoFacts } from './read-repos.ts';

const STORE_BRANCH = 'security-process';
/** Nobody has more workflows or forms than this; what is beyond is not looked at. */
const MOST_FILES = 40;

/** Everything about the triage repo. About fifteen requests, and one for each workflow and form. */
export async function readTriageSetup(probe: Probe, repo: string): Promise<TriageFacts> {
  const facts = await readRepoFacts(probe, repo);
  const [readers, labels, config, forms, workflows] = await Promise.all([
    readReaders(probe, repo),
    readNames(probe, repo, 'GET /repos/{owner}/{repo}/labels'),
    readText(probe, repo, CONFIG_FILE),
    readFolder(probe, repo, '.github/ISSUE_TEMPLATE'),
    readFolder(probe, repo, '.github/workflows'),
  ]);
  const [states, lastScheduled, secrets, storeBranch, storeRules, templates] = await Promise.all([
    readStates(probe, repo),
    readLastScheduled(probe, repo),
    readSecrets(probe, repo),
    readStoreBranch(probe, repo),
    readRules(probe, repo),
    readTemplates(probe, repo),
  ]);
  const [environmentSecrets, policy, paths] = await Promise.all([
    readEnvironmentSecrets(probe, repo, listEnvironments(workflows)),
    readActionsPolicy(probe, repo),
    readPaths(probe, repo, facts.kind === 'seen' ? facts.value.defaultBranch : 'HEAD'),
  ]);
  return {
    ...{ environmentSecrets, policy, paths },
    ...{ facts, readers, labels, config, forms, workflows },
    ...{ states, lastScheduled, secrets, storeBranch, storeRules, templates },
  };
}

async function readReaders(probe: Probe, repo: string): Promise<Seen<readonly Reader[]>> {
  const seen = await probe.askAll({
    route: 'GET /repos/{owner}/{repo}/collaborators',
    parameters: pathOf(repo),
    about: repo,
  });
  return mapSeen(seen, repo, (people) =>
    people.flatMap((each) => {
      const login = textIn(each, 'login');
      return login === null ? [] : [{ login, role: textIn(each, 'role_name') ?? 'none' }];
    }),
  );
}

async function readNames(
  probe: Probe,
  repo: string,
  route: 'GET /repos/{owner}/{repo}/labels',
): Promise<Seen<readonly string[]>> {
  const seen = await probe.askAll({ route, parameters: pathOf(repo), about: repo });
  return mapSeen(seen, repo, (items) => items.flatMap((each) => textIn(each, 'name') ?? []));
}

async function readText(probe: Probe, repo: string, path: string): Promise<Seen<string>> {
  const seen: Seen<unknown> = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(repo), path },
    about: repo,
    isText: true,
  });
  return mapSeen(seen, repo, (text) => (typeof text === 'string' ? text : undefined));
}

/** Texts of the YAML files of a folder, by path. */
async function readFolder(
  probe: Probe,
  repo: string,
  folder: string,
): Promise<Seen<Readonly<Record<string, string>>>> {
  const seen: Seen<unknown> = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(repo), path: folder },
    about: repo,
  });
  if (seen.kind !== 'seen') return seen;
  const entries: readonly unknown[] = Array.isArray(seen.value) ? seen.value : [];
  const paths = entries.flatMap((each) => textIn(each, 'path') ?? []).filter((path) => /\.ya?ml$/.test(path));
  const texts = await Promise.all(
    paths.slice(0, MOST_FILES).map(async (path) => [path, await readText(probe, repo, path)] as const),
  );
  const read = texts.flatMap(([path, text]) => (text.kind === 'seen' ? [[path, text.value] as const] : []));
  return { kind: 'seen', value: Object.fromEntries(read) };
}

async function readStates(probe: Probe, repo: string): Promise<TriageFacts['states']> {
  const seen = await probe.askAll(
    { route: 'GET /repos/{owner}/{repo}/actions/workflows', parameters: pathOf(repo), about: repo },
    'workflows',
  );
  return mapSeen(seen, repo, (items) =>
    items.flatMap((each) => {
      const [path, state] = [textIn(each, 'path'), textIn(each, 'state')];
      return path === null || state === null ? [] : [{ path, state }];
    }),
  );
}

async function readLastScheduled(probe: Probe, repo: string): Promise<Seen<string | null>> {
  const seen = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/actions/runs',
    parameters: { ...pathOf(repo), event: 'schedule', per_page: 1 },
    about: repo,
  });
  return mapSeen(seen, repo, (sent) =>
    Array.isArray(sent?.workflow_runs) ? textIn(sent.workflow_runs[0], 'created_at') : undefined,
  );
}

/** Those that jobs of ours run in. */
function listEnvironments(workflows: TriageFacts['workflows']): readonly string[] {
  return [...new Set(stepsIn(workflows).flatMap(({ environment }) => environment ?? []))];
}

async function readPaths(probe: Probe, repo: string, branch: string): Promise<Seen<readonly string[]>> {
  const seen = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    parameters: { ...pathOf(repo), tree_sha: branch, recursive: '1' },
    about: repo,
  });
  return mapSeen(seen, repo, (sent) => sent?.tree?.flatMap((each) => textIn(each, 'path') ?? []));
}

async function readStoreBranch(probe: Probe, repo: string): Promise<Seen<true>> {
  const seen = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/branches/{branch}',
    parameters: { ...pathOf(repo), branch: STORE_BRANCH },
    about: repo,
  });
  return mapSeen(seen, repo, () => true as const);
}

/** The rules that count for the store, whichever ruleset they are of. */
async function readRules(probe: Probe, repo: string): Promise<Seen<readonly BranchRule[]>> {
  const seen: Seen<readonly unknown[]> = await probe.askAll({
    route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
    parameters: { ...pathOf(repo), branch: STORE_BRANCH },
    about: repo,
  });
  if (seen.kind !== 'seen') return seen;
  const rules = await Promise.all(
    seen.value.map(async (each) => {
      const { ruleset_id: id } = each as { readonly ruleset_id?: unknown };
      const type = textIn(each, 'type');
      return type === null ? [] : [{ type, isBypassed: await readBypass(probe, repo, id) }];
    }),
  );
  return { kind: 'seen', value: rules.flat() };
}

async function readBypass(probe: Probe, repo: string, id: unknown): Promise<boolean | null> {
  if (typeof id !== 'number') return null;
  const seen = await probe.askAsApp({
    route: 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}',
    parameters: { ...pathOf(repo), ruleset_id: id },
    about: repo,
  });
  const may = seen.kind === 'seen' ? textIn(seen.value, 'current_user_can_bypass') : null;
  return may === null ? null : may === 'always' || may === 'exempt';
}

async function readTemplates(probe: Probe, repo: string): Promise<readonly string[]> {
  const paths = ['.github/security-post.md', '.github/security-post.mdx'];
  const texts = await Promise.all(paths.map((path) => readText(probe, repo, path)));
  return paths.filter((_path, index) => texts[index]?.kind === 'seen');
}
