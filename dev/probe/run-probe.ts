/** The probe from its first look to its clean-up. */

import type { AppCredentials } from '../../src/github/as-app.ts';
import { GitHubError } from '../../src/github/error.ts';
import type { Installation } from '../../src/github/tokens.ts';
import { at, Blocked, demandDone, plainLine } from './answer.ts';
import { cleanUp, type Ground, listRepos, makeRepo } from './ground.ts';
import { createHands, findInstallation, type Hands, type HandsOptions } from './hands.ts';
import { type MadeRepo, runOf, type Surroundings, sortRepos } from './places.ts';
import { type Irreversible, notTried, type Outcome, type Question } from './question.ts';
import { QUESTIONS } from './questions/index.ts';
import { listEntries, type Report } from './report.ts';

export interface ProbeOptions extends HandsOptions {
  /** Eight digits and letters, another for each run. */
  readonly run: string;
  readonly allowed: ReadonlySet<Irreversible>;
  readonly sleep: (ms: number) => Promise<void>;
  /** True as soon as somebody wants it to stop: it cleans up and ends. */
  readonly isStopped: () => boolean;
  /** Gets lines on how far it is. */
  readonly say: (line: string) => void;
}

/** What is there before anything is made. */
export interface Looked extends Surroundings {
  readonly ownerLogin: string;
  readonly installation: Installation | null;
  readonly appId: number;
  /** Why nothing can be tried as the App; null where it can. */
  readonly appProblem: string | null;
  readonly now: string;
  readonly hands: Hands;
}

/** Reads only. Throws Blocked where the organisation cannot be seen, and GitHubError where GitHub does not answer. */
export async function lookAround(options: ProbeOptions): Promise<Looked> {
  const { org, app, transport } = options;
  const alone = createHands(options, null);
  const user = demandDone(await alone.asOwner('GET /user'), 'tell whose token GITHUB_TOKEN is');
  demandDone(await alone.asOwner('GET /orgs/{org}', { org }), `see the organisation ${org}`);
  const { installation, appProblem } = await lookAtApp(options, app);
  const repos = await listRepos(alone, org);
  const now = transport.firstDate() ?? new Date(options.clock()).toISOString();
  const installed = installation
    ? await alone.asOwner('GET /orgs/{org}/installations', { org, per_page: 100 })
    : null;
  const ours = (at(installed?.data, 'installations') as readonly unknown[] | undefined)?.find(
    (one) => at(one, 'id') === installation?.id,
  );
  return {
    ...sortRepos(repos, now),
    ownerLogin: String(at(user.data, 'login')),
    installation,
    appId: Number(at(ours, 'app_id') ?? 0),
    appProblem,
    now,
    hands: createHands(options, installation),
  };
}

async function lookAtApp(
  options: ProbeOptions,
  app: AppCredentials | null,
): Promise<{ readonly installation: Installation | null; readonly appProblem: string | null }> {
  if (!app)
    return {
      installation: null,
      appProblem: 'there is no App: give its credentials in SECURITY_PROCESS_APPS',
    };
  try {
    return { installation: await findInstallation(options, app), appProblem: null };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { installation: null, appProblem: plainLine(error.message).replace(/\.$/, '') };
  }
}

/** Why a question is not asked; null where it is. */
export function findObstacle(
  question: Question,
  { allowed, reporterToken }: Pick<ProbeOptions, 'allowed' | 'reporterToken'>,
  { installation, appProblem }: Pick<Looked, 'installation' | 'appProblem'>,
): string | null {
  const { irreversible, needs, needsReporter, id } = question;
  if (irreversible && !allowed.has(irreversible))
    return `cannot be taken back, and was not permitted: --${irreversible} permits it`;
  if (needsReporter && reporterToken === null)
    return 'needs a second account that reports something: give its token in PROBE_REPORTER_TOKEN';
  if (needsReporter || id === 'security-manager-role-name') return null;
  if (installation === null) return appProblem;
  const missing = Object.entries(needs).filter(([key, level]) => {
    const granted = installation.permissions[key];
    return granted === undefined || (level === 'write' && granted === 'read');
  });
  if (missing.length === 0) return null;
  return `the App lacks ${missing.map(([key, level]) => `${key}: ${level}`).join(', ')}: grant it in the settings of the App, and accept it in the organisation`;
}

/** Makes the repos, asks everything, and deletes what it has made, whatever happened in between. */
export async function runProbe(options: ProbeOptions, looked: Looked): Promise<Report> {
  const { hands, leftovers } = looked;
  for (const { name } of leftovers) options.say(`delete ${name}, which an earlier probe has left`);
  const cleaned = [...(await cleanUp(hands, leftovers))];
  const made: MadeRepo[] = [];
  const outcomes = new Map<string, Outcome>();
  let brokenOff = false;
  try {
    brokenOff = !(await askAll(options, looked, made, outcomes));
  } catch (error) {
    brokenOff = true;
    const why = plainLine(error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    for (const { id } of QUESTIONS) if (!outcomes.has(id)) outcomes.set(id, notTried(why));
  } finally {
    options.say(`delete what was made: ${made.map(({ name }) => name).join(', ') || 'nothing'}`);
    cleaned.push(...(await cleanUp(hands, [...made, ...(await findUnnoticed(options, hands, made))])));
  }
  return {
    organisation: options.org,
    at: looked.now,
    brokenOff,
    entries: listEntries(outcomes),
    cleanUp: cleaned,
    stays: listStays(outcomes),
  };
}

/** Repos of this run whose making was carried out although no answer came. */
async function findUnnoticed(
  { org, run }: ProbeOptions,
  hands: Hands,
  made: readonly MadeRepo[],
): Promise<readonly MadeRepo[]> {
  try {
    const known = new Set(made.map(({ id }) => id));
    return (await listRepos(hands, org)).filter((repo) => runOf(repo) === run && !known.has(repo.id));
  } catch {
    // Whatever is there has its name and its marker: the next probe finds it.
    return [];
  }
}

/** False where somebody has stopped it. */
async function askAll(
  options: ProbeOptions,
  looked: Looked,
  made: MadeRepo[],
  outcomes: Map<string, Outcome>,
): Promise<boolean> {
  const { org, run } = options;
  for (const role of ['triage', 'project'] as const) {
    options.say(`make the ${role === 'triage' ? 'private' : 'public'} repo for ${role}`);
    made.push(await makeRepo(looked.hands, org, run, role));
  }
  const [triage, project] = made;
  if (!triage || !project) throw new Error('the repos were not made');
  const ground = layGround(options, looked, { triage, project, made });
  for (const question of QUESTIONS) {
    if (options.isStopped()) return false;
    const obstacle = findObstacle(question, options, looked);
    if (obstacle === null) options.say(`try ${question.id}`);
    outcomes.set(question.id, obstacle === null ? await askOne(question, ground) : notTried(obstacle));
  }
  return true;
}

function layGround(
  { org, run, sleep }: ProbeOptions,
  { ownerLogin, appId, hands }: Looked,
  { triage, project, made }: { triage: MadeRepo; project: MadeRepo; made: MadeRepo[] },
): Ground {
  const known = new Map<string, Promise<unknown>>();
  return {
    ...{ org, run, triage, project, ownerLogin, appId, hands, sleep },
    once: <T>(key: string, make: () => Promise<T>): Promise<T> => {
      const found = (known.get(key) as Promise<T> | undefined) ?? make();
      known.set(key, found);
      return found;
    },
    alsoMade: (repo) => void made.push(repo),
  };
}

/** One question; whatever it throws but a mistake of ours is an answer. */
async function askOne(question: Question, ground: Ground): Promise<Outcome> {
  try {
    return await question.ask(ground);
  } catch (error) {
    if (error instanceof Blocked) return notTried(`a preparation came to nothing: ${error.message}`);
    if (error instanceof GitHubError) {
      const { status } = error;
      return { kind: 'otherwise', status, sentence: '', says: plainLine(error.message) };
    }
    throw error;
  }
}

function listStays(outcomes: ReadonlyMap<string, Outcome>): readonly string[] {
  const wasTried = (id: string): boolean => (outcomes.get(id)?.kind ?? 'not-tried') !== 'not-tried';
  return [
    ...(wasTried('advisory-published-by-app')
      ? ['an advisory was published; copies of it may stay in GitHub’s database and elsewhere']
      : []),
    ...(wasTried('cve-requested-by-app')
      ? ['a CVE was requested; GitHub’s people may answer: tell them that it was a probe']
      : []),
  ];
}
