/** The back door: tokens for tests, and what GitHub's staff, its runners and people in a browser do. */
import { mintInstallationToken, personOf, tokenTail } from './auth.ts';
import { repoNamed } from './seed-names.ts';
import { ctxOf } from './seed-repo.ts';
import { addToken, usualScopes } from './seed-world.ts';
import { reportAdvisory } from './state/advisories.ts';
import { assignCve, refuseCve } from './state/cve.ts';
import { takeId } from './state/find.ts';
import { createIssue, type NewIssue } from './state/issues.ts';
import { defaultForm, type FormAnswers, formOf, renderReport } from './state/report-form.ts';
import { finishRun, type NewRun, startRun } from './state/runs.ts';
import { setUnkind } from './unkindness/table.ts';
import type { Unkind } from './unkindness/unkindness.ts';
import type { Advisory, CheckRun, Ctx, Issue, Permissions, Repo, WorkflowRun, World } from './world.ts';

/** Repositories are named without their owner. */
export type TokenWish =
  | { readonly kind: 'classic'; readonly login: string; readonly scopes?: readonly string[] }
  | {
      readonly kind: 'fine-grained';
      readonly login: string;
      /** Whose resources; the person's own unless told. */
      readonly owner?: string;
      readonly repositories?: 'all' | readonly string[];
      readonly permissions: Permissions;
    }
  /** GITHUB_TOKEN of a run in `owner/name`. */
  | { readonly kind: 'actions'; readonly repo: string; readonly permissions: Permissions }
  | {
      readonly kind: 'installation';
      readonly app: string;
      readonly owner: string;
      readonly repositories?: readonly string[];
      readonly permissions?: Permissions;
    };

export interface Control {
  /** Context to call verbs of `state/` as a person: what they do in the browser. Deliveries go out at the next request or `flush`. */
  as(login: string): Ctx;
  repo(fullName: string): Repo;
  advisory(ghsa: string): Advisory;
  /** GitHub answers a CVE request: with this id, or the next. */
  assignCve(ghsa: string, id?: string): void;
  refuseCve(ghsa: string): void;
  /** GitHub's staff withdraws a published advisory. */
  withdrawAdvisory(ghsa: string): void;
  startRun(fullName: string, login: string, run: NewRun): WorkflowRun;
  finishRun(run: WorkflowRun, conclusion: NonNullable<WorkflowRun['conclusion']>): void;
  /** A person fills in an issue form in the browser: the form's labels are set whatever the person may do. */
  openByForm(fullName: string, login: string, issue: Omit<NewIssue, 'byForm'>): Issue;
  /** A person reports by the site: the form's fields become headings of the description. The title is the answer to `Summary`. */
  reportByForm(fullName: string, login: string, answers: FormAnswers): Advisory;
  /** CI has said something about a commit. */
  addCheckRun(fullName: string, check: Omit<CheckRun, 'id' | 'at'>): CheckRun;
  /** Switches on these unkindnesses and no others. */
  unkind(wishes: readonly Unkind[]): void;
  /** Hands pending deliveries to the listeners. */
  flush(): void;
}

export function createControl(
  world: World,
  flush: () => void,
): { control: Control; createToken: (wish: TokenWish) => string } {
  const advisory = (ghsa: string): Advisory => {
    const found = world.advisories.get(ghsa);
    if (!found) throw new Error(`embedded GitHub: there is no advisory ${ghsa}`);
    return found;
  };
  const repo = (fullName: string): Repo => world.repos.get(repoNamed(world, fullName))!;
  const as = (login: string): Ctx => ctxOf(world, personOf(world, login).id);
  const control: Control = {
    as,
    repo,
    advisory,
    assignCve: (ghsa, id) => assignCve(world, advisory(ghsa), id),
    refuseCve: (ghsa) => refuseCve(world, advisory(ghsa)),
    withdrawAdvisory: (ghsa) => {
      Object.assign(advisory(ghsa), { state: 'withdrawn', withdrawnAt: world.now, updatedAt: world.now });
    },
    startRun: (fullName, login, run) => startRun(as(login), repo(fullName), run),
    finishRun: (run, conclusion) =>
      finishRun({ world, actor: { kind: 'anonymous' }, runId: null }, run, conclusion),
    openByForm: (fullName, login, issue) => {
      const opened = createIssue(as(login), repo(fullName), { ...issue, byForm: true });
      flush();
      return opened;
    },
    reportByForm: (fullName, login, answers) => {
      const home = repo(fullName);
      const made = reportAdvisory(as(login), home, {
        summary: [answers.Summary ?? 'A report'].flat()[0]!.split('\n')[0]!.slice(0, 200),
        description: renderReport(formOf(world, home) ?? defaultForm, answers),
      });
      flush();
      return made;
    },
    addCheckRun: (fullName, check) => {
      const made = { ...check, id: takeId(world), at: world.now };
      repo(fullName).checkRuns.push(made);
      return made;
    },
    unkind: (wishes) => setUnkind(world, wishes),
    flush,
  };
  return { control, createToken: (wish) => createToken(world, wish) };
}

function createToken(world: World, wish: TokenWish): string {
  switch (wish.kind) {
    case 'classic': {
      const token = `ghp_${tokenTail(world)}`;
      addToken(world, { ...wish, token, scopes: wish.scopes ?? usualScopes });
      return token;
    }
    case 'fine-grained': {
      const token = `github_pat_${tokenTail(world)}`;
      addToken(world, { ...wish, token });
      return token;
    }
    case 'actions': {
      const token = `ghs_${tokenTail(world)}`;
      addToken(world, { ...wish, token });
      return token;
    }
    case 'installation':
      return installationToken(world, wish);
  }
}

function installationToken(world: World, wish: Extract<TokenWish, { kind: 'installation' }>): string {
  const app = [...world.apps.values()].find((one) => one.slug === wish.app);
  const accountId = personOf(world, wish.owner).id;
  const installation = [...world.installations.values()].find(
    (one) => one.appId === app?.id && one.accountId === accountId,
  );
  if (!installation) throw new Error(`embedded GitHub: App ${wish.app} is not installed at ${wish.owner}`);
  const ctx: Ctx = { world, actor: { kind: 'app-jwt', appId: installation.appId }, runId: null };
  return mintInstallationToken(ctx, installation, {
    ...(wish.repositories === undefined ? {} : { repositories: wish.repositories }),
    ...(wish.permissions === undefined ? {} : { permissions: wish.permissions }),
  }).token;
}
