import type { StoredCase } from '../../src/case/stored-case.ts';
import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import type { CaseScript } from './case-script.ts';
import type { Directed, Performance } from './performance.ts';
import type { Person } from './person.ts';
import type { StoredFile } from './store-reader.ts';
import type { CaseView, Scene, Surroundings } from './story.ts';

/** What somebody sees who looks at one case now. */
export async function look(
  directed: Directed,
  performance: Performance,
  stored: readonly StoredFile[],
): Promise<Scene> {
  const mine = stored.find((file) => isCaseOf(file.stored, performance))?.stored;
  const { people, triage, site, github } = directed;
  return {
    script: performance.script,
    view: await readView(people.coordinator, triage, mine, performance),
    around: await readSurroundings(directed, performance),
    people,
    triage,
    site,
    webUrl: github.world.settings.webUrl,
    memory: performance.memory,
    publishToRegistry: directed.publishToRegistry,
    expectAdvisory: () => expectAdvisory(github, performance.script),
  };
}

/** Which case is whose: by the report's advisory, or by the address that was public. */
export function isCaseOf(stored: StoredCase, { script, memory }: Performance): boolean {
  const url = memory.get('public-url');
  if (stored.source.ghsa === script.facts.ghsa) return true;
  if (stored.advisories.some((advisory) => advisory.ghsa === script.facts.ghsa)) return true;
  return (
    url !== undefined && (stored.source.url === url || stored.takedowns.some((item) => item.url === url))
  );
}

interface IssueAnswer {
  readonly state: string;
  readonly labels: readonly { readonly name: string }[];
}

interface CommentAnswer {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: string } | null;
}

async function readView(
  person: Person,
  triage: string,
  stored: StoredCase | undefined,
  { script, memory }: Performance,
): Promise<CaseView> {
  const reported = memory.has('public-url') ? null : script.facts.ghsa;
  if (!stored) return { issue: null, state: null, labels: [], open: true, botComments: [], ghsa: reported };
  const path = `/repos/${triage}/issues/${stored.issue}`;
  const issue = (await person.request('GET', path)) as IssueAnswer;
  const comments = (await person.list(`${path}/comments`)) as readonly CommentAnswer[];
  const labels = issue.labels.map((label) => label.name);
  return {
    issue: stored.issue,
    state: labels.find((label) => label.startsWith('case/')) ?? null,
    labels,
    open: issue.state === 'open',
    botComments: comments.filter(isOfTheBot).map(({ id, body }) => ({ id, body })),
    ghsa: stored.advisories[0]?.ghsa ?? stored.source.ghsa,
  };
}

/** An App's, or a machine account's: those are people to GitHub, and the hidden line tells them apart. */
const isOfTheBot = ({ user, body }: CommentAnswer): boolean =>
  user?.type === 'Bot' || /<!-- security-process:\S+ -->\s*$/.test(body);

interface PullAnswer {
  readonly number: number;
  readonly state: string;
  readonly merged_at: string | null;
}

async function readSurroundings(directed: Directed, performance: Performance): Promise<Surroundings> {
  const others = directed.performances.filter((one) => one !== performance);
  const pulls = (await directed.people.editor.list(
    `/repos/${directed.site}/pulls?state=all`,
  )) as readonly PullAnswer[];
  return {
    posts: pulls.filter((pull) => pull.state === 'open').map(({ number }) => ({ number })),
    hasMergedPost: pulls.some((pull) => pull.merged_at !== null),
    othersHave: (step) =>
      others.every((one) => one.done.has(step) || !one.steps.some((known) => known.name === step)),
  };
}

/** The embedded GitHub gives a record's own ids to the advisory that is made for it. */
function expectAdvisory(github: EmbeddedGitHub, { facts, cve }: CaseScript): void {
  const { settings, advisories } = github.world;
  if (cve !== null) settings.cveByGhsa[facts.ghsa] = cve;
  const known = [...advisories.values()].some((advisory) => advisory.ghsa === facts.ghsa);
  settings.nextGhsas = known ? [] : [facts.ghsa];
}
