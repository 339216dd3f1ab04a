import { REPORT_FORM_PATH } from '../../src/features/intake/report-form.ts';
import { LABELS } from '../../src/process/labels.ts';
import { keepFile, makeReportForm, newFiles } from './files.ts';
import type { Place } from './place.ts';
import { triageOf, type Wish } from './wish.ts';

/** One thing that is made, as one request. */
export interface Step {
  /** A line for people: what is made or changed. */
  readonly says: string;
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** `owner/name` or owner. */
  readonly about: string;
  /** What a person does where GitHub refuses it. */
  readonly otherwise: string;
  /** For a file: its path; the digest of what is there is looked up right before it is written. */
  readonly path?: string;
  /** Its parameter `name` is the default branch, which is looked up right before. */
  readonly forDefaultBranch?: boolean;
}

const REPORT_LABEL = {
  id: 'security-report',
  description: 'A report from a form. The form sets this.',
  colour: 'd4c5f9',
};

/** Everything that is not there yet, in the order in which it is made. The same place, the same steps; none where all is there. */
export function planSetup(wish: Wish, place: Place): readonly Step[] {
  return [
    ...planRepo(wish, place),
    ...planTeam(wish, place),
    ...planEnvironment(wish, place),
    ...planFiles(wish, place),
    ...planLabels(wish, place),
    ...planRuleset(wish, place),
    ...planReporting(place),
    ...planReportForm(wish, place),
  ];
}

const pathTo = (repo: string) => ({ owner: repo.split('/')[0], repo: repo.split('/')[1] });

function planRepo(wish: Wish, { triage }: Place): readonly Step[] {
  if (triage.kind !== 'absent') return [];
  const { owner } = wish;
  return [
    {
      says: `make the private repo ${triageOf(wish)}`,
      route: 'POST /orgs/{org}/repos',
      parameters: { org: owner, name: wish.triage, private: true, has_issues: true, auto_init: true },
      about: owner,
      otherwise: `gh repo create ${triageOf(wish)} --private --add-readme`,
    },
  ];
}

function planTeam(wish: Wish, { teamMembers, teamRepos }: Place): readonly Step[] {
  const repo = triageOf(wish);
  if (teamMembers.kind !== 'seen' || teamRepos.some((each) => each.toLowerCase() === repo.toLowerCase()))
    return [];
  const { owner, team } = wish;
  return [
    {
      says: `let the team ${owner}/${team} write in ${repo}`,
      route: 'PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}',
      parameters: { ...pathTo(repo), org: owner, team_slug: team, permission: 'push' },
      about: repo,
      otherwise: `gh api --method PUT orgs/${owner}/teams/${team}/repos/${repo} -f permission=push`,
    },
  ];
}

function planFiles(wish: Wish, place: Place): readonly Step[] {
  const repo = triageOf(wish);
  return [...newFiles(wish)].flatMap(([path, made]) => {
    const there = place.files.get(path) ?? null;
    const content = there === null ? made : keepFile(path, there, wish);
    if (content === there) return [];
    const verb = there === null ? 'Add' : 'Update';
    return [
      {
        says: `${verb.toLowerCase()} ${path}`,
        route: 'PUT /repos/{owner}/{repo}/contents/{path}',
        parameters: {
          ...pathTo(repo),
          path,
          message: `${verb} ${path}`,
          content: Buffer.from(content).toString('base64'),
        },
        about: repo,
        otherwise: `Commit the file ${path} by hand, from examples/triage-repo.`,
        path,
      },
    ];
  });
}

function planLabels(wish: Wish, { labels }: Place): readonly Step[] {
  const repo = triageOf(wish);
  const there = new Set(labels.map((name) => name.toLowerCase()));
  return [...LABELS, REPORT_LABEL]
    .filter(({ id }) => !there.has(id))
    .map(({ id, description, colour }) => ({
      says: `make the label ${id}`,
      route: 'POST /repos/{owner}/{repo}/labels',
      parameters: { ...pathTo(repo), name: id, description, color: colour.replace(/^#/, '') },
      about: repo,
      otherwise: 'Run the workflow once: it makes its labels itself.',
    }));
}

/** A secret of the repo can be read by a workflow on any branch; one of this environment by those of the default branch. */
function planEnvironment(wish: Wish, { hasEnvironment }: Place): readonly Step[] {
  const { environment } = wish;
  if (environment === null || hasEnvironment) return [];
  const repo = triageOf(wish);
  const parameters = { ...pathTo(repo), environment_name: environment };
  const route = '/repos/{owner}/{repo}/environments/{environment_name}';
  const otherwise =
    'Private repos have environments from GitHub Team on. Without one, run this without --environment in a triage repo that has no workflow yet, or take the line with environment out of both.';
  return [
    {
      says: `make the environment ${environment}`,
      route: `PUT ${route}`,
      parameters: {
        ...parameters,
        deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
      },
      about: repo,
      otherwise,
    },
    {
      says: `let the environment ${environment} take jobs of the default branch alone`,
      route: `POST ${route}/deployment-branch-policies`,
      parameters,
      forDefaultBranch: true,
      about: repo,
      otherwise: `An admin of the repo runs: gh api --method POST repos/${repo}/environments/${environment}/deployment-branch-policies -f name=main`,
    },
  ];
}

/** Only the App changes or deletes the branch of the store; it has to be known for that. */
function planRuleset(wish: Wish, { app: found, rules }: Place): readonly Step[] {
  const app = found.kind === 'seen' ? found.value : null;
  const types = rules.kind === 'seen' ? rules.value : [];
  if (app === null || rules.kind === 'refused' || (types.includes('update') && types.includes('deletion')))
    return [];
  const repo = triageOf(wish);
  return [
    {
      says: 'make a ruleset: only the App changes or deletes the branch security-process',
      route: 'POST /repos/{owner}/{repo}/rulesets',
      parameters: {
        ...pathTo(repo),
        name: 'Store of the security process',
        target: 'branch',
        enforcement: 'active',
        conditions: { ref_name: { include: ['refs/heads/security-process'], exclude: [] } },
        rules: [{ type: 'creation' }, { type: 'update' }, { type: 'deletion' }],
        bypass_actors: [{ actor_id: app, actor_type: 'Integration', bypass_mode: 'always' }],
      },
      about: repo,
      otherwise:
        'Private repos have rulesets from GitHub Team on. Without one the bot restores what others change there, and says so.',
    },
  ];
}

function planReporting({ reporting }: Place): readonly Step[] {
  return [...reporting]
    .filter(([, isOn]) => isOn.kind === 'seen' && !isOn.value)
    .map(([repo]) => ({
      says: `switch on private vulnerability reporting in ${repo}`,
      route: 'PUT /repos/{owner}/{repo}/private-vulnerability-reporting',
      parameters: pathTo(repo),
      about: repo,
      otherwise: `An admin of the repo runs: gh api --method PUT repos/${repo}/private-vulnerability-reporting`,
    }));
}

/** Only where it was asked for, since it is public and counts for every repo of the owner; one that is there stays. */
function planReportForm(wish: Wish, place: Place): readonly Step[] {
  if (!wish.reportForm || place.reportForm.kind !== 'seen' || place.reportForm.value !== null) return [];
  const repo = `${wish.owner}/.github`;
  return [
    {
      says: `add ${REPORT_FORM_PATH} to ${repo}: the form for private reports to every repo of ${wish.owner}`,
      route: 'PUT /repos/{owner}/{repo}/contents/{path}',
      parameters: {
        ...pathTo(repo),
        path: REPORT_FORM_PATH,
        message: 'Add a form for private vulnerability reports',
        content: Buffer.from(makeReportForm(wish, place.files)).toString('base64'),
      },
      about: repo,
      otherwise: `Somebody who may write in ${repo} commits the file ${REPORT_FORM_PATH}.`,
      path: REPORT_FORM_PATH,
    },
  ];
}
