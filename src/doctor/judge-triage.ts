import type { Config } from '../config/config.ts';
import { LABELS } from '../process/labels.ts';
import { parseYaml } from '../text/yaml.ts';
import { type Finding, fine, hidden, judgeSeen, unseen, wrong } from './finding.ts';
import { orMisplaced } from './judge-paths.ts';
import { isReached } from './judge-places.ts';
import type { BranchRule, RepoFacts, Setup } from './setup.ts';

/** The triage repo itself: who sees it, its labels, its forms, the branch of the store. */
export function judgeTriage(setup: Setup, config: Config | null): readonly Finding[] {
  const { repo, triage } = setup;
  return judgeSeen(
    'triage repo',
    repo,
    triage.facts,
    () => [wrong('triage repo', repo, 'triage-repo-missing', `${repo} is not there, or out of reach.`)],
    (facts) => [
      ...judgeRepo(setup, facts),
      ...judgeReaders(setup, config),
      ...judgeLabels(setup, config),
      ...judgeForms(setup, config),
      ...judgeStore(setup),
    ],
  );
}

function judgeRepo(setup: Setup, facts: RepoFacts): readonly Finding[] {
  const { repo } = setup;
  const found: Finding[] = [];
  const isThere = facts.name.toLowerCase() === repo.toLowerCase();
  if (isThere && !isReached(setup, repo))
    found.push(wrong('triage repo', repo, 'triage-repo-out-of-reach', `The App does not reach ${repo}.`));
  if (facts.visibility === 'public')
    found.push(wrong('triage repo', repo, 'triage-repo-public', `${repo} is public: everybody reads it.`));
  if (facts.visibility === 'internal')
    found.push(wrong('triage repo', repo, 'triage-repo-internal', `${repo} is internal.`));
  if (!isThere)
    found.push(wrong('triage repo', repo, 'repo-renamed', `${repo} is called ${facts.name} now.`));
  if (facts.isArchived) found.push(wrong('triage repo', repo, 'repo-archived', `${repo} is archived.`));
  if (!facts.hasIssues) found.push(wrong('triage repo', repo, 'issues-off', `${repo} has no issues.`));
  return found.length > 0 ? found : [fine('triage repo', repo, 'It is private, and issues are on.')];
}

function judgeReaders(setup: Setup, config: Config | null): readonly Finding[] {
  const { repo, triage, team, owners } = setup;
  return judgeSeen('readers', repo, triage.readers, hidden('readers', repo, 'who can read it'), (readers) => {
    if (team.kind !== 'seen' || owners.kind !== 'seen' || !seesMembers(setup))
      return [
        unseen(
          'readers',
          repo,
          'Who should read it is not known, as the team or the owners could not be read.',
          'Put the team right first, then look again.',
        ),
      ];
    const expected = new Set(
      [...team.value.members, ...owners.value, ...(config?.readers ?? [])].map((each) => each.toLowerCase()),
    );
    const strangers = readers.filter(({ login }) => !expected.has(login.toLowerCase()));
    if (strangers.length === 0)
      return [fine('readers', repo, `Only the team and the owners read it (${readers.length} people).`)];
    const names = strangers.map(({ login, role }) => `${login} (${role})`).join(', ');
    return [wrong('readers', repo, 'unexpected-reader', `Others can read it: ${names}.`)];
  });
}

/** Without the permission GitHub lists those owners only who show themselves as members. */
function seesMembers({ access }: Setup): boolean {
  const home = access.find(({ isHome, kind }) => isHome && kind === 'app');
  if (home?.granted.kind !== 'seen' || !home.isOrganisation) return true;
  return home.granted.value === null || home.granted.value.members !== undefined;
}

function judgeLabels({ repo, triage }: Setup, config: Config | null): readonly Finding[] {
  return judgeSeen('labels', repo, triage.labels, hidden('labels', repo, 'its labels'), (present) => {
    const there = new Set(present.map((name) => name.toLowerCase()));
    const renamed = config?.labels ?? {};
    const wanted = [
      ...LABELS.map(({ id }) => renamed[id] ?? id),
      ...(config ? [config.intake.formLabel] : []),
    ];
    const missing = wanted.filter((name) => !there.has(name.toLowerCase()));
    if (missing.length === 0) return [fine('labels', repo, `All ${wanted.length} labels are there.`)];
    if (triage.storeBranch.kind === 'absent')
      return [fine('labels', repo, 'The first run makes the labels that are missing.')];
    const names = missing.slice(0, 4).join(', ');
    const more = missing.length > 4 ? ` and ${missing.length - 4} more` : '';
    return [wrong('labels', repo, 'label-missing', `Labels are missing: ${names}${more}.`)];
  });
}

function judgeForms({ repo, triage }: Setup, config: Config | null): readonly Finding[] {
  const none = () =>
    orMisplaced(
      'issue forms',
      triage.paths,
      '.github/ISSUE_TEMPLATE',
      /(?:report-from-elsewhere|public-by-mistake)\.[\w.]+$/,
      [wrong('issue forms', repo, 'form-missing', 'There is no issue form for reports from elsewhere.')],
    );
  return judgeSeen('issue forms', repo, triage.forms, none, (files) => {
    const forms = Object.entries(files).filter(([path]) => !/\/config\.ya?ml$/.test(path));
    if (forms.length === 0) return none();
    const label = (config?.intake.formLabel ?? 'security-report').toLowerCase();
    const read = forms.map(([path, text]) => ({ path, labels: readLabels(text) }));
    const broken = read
      .filter(({ labels }) => labels === null)
      .map(({ path }) => wrong('issue forms', path, 'form-unreadable', 'It is no YAML of an issue form.'));
    const isTaken = read.some(({ labels }) => labels?.includes(label));
    if (isTaken)
      return broken.length > 0 ? broken : [fine('issue forms', repo, 'Reports by form are found.')];
    const about = forms[0]?.[0] ?? repo;
    return [...broken, wrong('issue forms', about, 'form-without-label', `No form sets the label ${label}.`)];
  });
}

/** Labels that a form sets, in small letters; null where it is no form. */
function readLabels(text: string): readonly string[] | null {
  const document = parseYaml(text);
  if (document.kind === 'bad' || typeof document.value !== 'object' || document.value === null) return null;
  const { labels, body } = document.value as { readonly labels?: unknown; readonly body?: unknown };
  if (!Array.isArray(body)) return null;
  const listed = typeof labels === 'string' ? labels.split(',') : Array.isArray(labels) ? labels : [];
  return listed.map((name) => String(name).trim().toLowerCase());
}

/** Rules that refuse a commit by API unless our App is let past them. */
const BLOCKING: readonly string[] = ['update', 'creation', 'pull_request', 'required_status_checks'];

function judgeStore({ triage }: Setup): readonly Finding[] {
  const about = 'security-process';
  const branch: readonly Finding[] = judgeSeen(
    'store',
    about,
    triage.storeBranch,
    () => [fine('store', about, 'The branch is not there yet: the first run makes it.')],
    () => [fine('store', about, 'The branch of the store is there.')],
  );
  const rules = judgeSeen(
    'store rules',
    about,
    triage.storeRules,
    hidden('store rules', about, 'the rules of this branch'),
    (listed) => judgeRules(about, listed),
  );
  return [...branch, ...rules];
}

function judgeRules(about: string, rules: readonly BranchRule[]): readonly Finding[] {
  const blocking = rules.filter(({ type, isBypassed }) => BLOCKING.includes(type) && isBypassed === false);
  if (blocking.length > 0)
    return blocking.map(({ type }) =>
      wrong('store rules', about, 'store-rule-blocks', `The rule “${type}” keeps the bot from writing.`),
    );
  const types = new Set(rules.map(({ type }) => type));
  if (!types.has('update') || !types.has('deletion'))
    return [
      wrong('store rules', about, 'store-unprotected', 'Everybody with write access can change the store.'),
    ];
  const unsure = rules.some(({ type, isBypassed }) => BLOCKING.includes(type) && isBypassed === null);
  if (!unsure) return [fine('store rules', about, 'Only the bot changes or deletes the branch.')];
  return [
    unseen(
      'store rules',
      about,
      'GitHub does not say whether the App may bypass the ruleset.',
      'Look at the ruleset: the App has to be in its bypass list.',
    ),
  ];
}
