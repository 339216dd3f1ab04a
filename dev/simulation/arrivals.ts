/** How reports come in during a simulated year: by every channel, now and then many at once. */
import type { StoredCase } from '../../src/case/stored-case.ts';
import { PROJECT, SITE, type Stage, TRIAGE } from '../../test/scenarios/stage.ts';
import { CAST } from '../rehearsal/cast.ts';
import type { Person } from '../rehearsal/person.ts';

/** The label that the team's maintainers set on public issues; `intake.public-label` of the configuration. */
export const PUBLIC_LABEL = 'needs-private-talk';

/** What one report is found again by, whatever became of it. */
export interface Report {
  readonly number: number;
  /** When it was sent, milliseconds. */
  readonly at: number;
  readonly by: 'ghsa' | 'issue' | 'url';
  readonly id: string;
}

export const CHANNELS = [
  'reported in private',
  'reported in private in another repo',
  'reported by mail, put into the form',
  'reported in public by mistake',
  'reported in public, labelled',
  'reported before the process began',
] as const;
type Channel = (typeof CHANNELS)[number];

const REPORTERS = ['reporter', 'developer', 'editor'] as const;

/** Sends one report. */
export async function send(
  stage: Stage,
  number: number,
  channel: Channel,
  random: () => number,
): Promise<Report> {
  const who = stage.people[REPORTERS[Math.floor(random() * REPORTERS.length)]!];
  const text = { summary: `Flaw ${number}`, description: `How flaw ${number} works.` };
  const at = stage.github.clock.now().getTime();
  const privately = async (repo: string): Promise<Report> => {
    const path = `/repos/${repo}/security-advisories/reports`;
    const { ghsa_id: id } = (await who.request('POST', path, text)) as { readonly ghsa_id: string };
    return { number, at, by: 'ghsa', id };
  };
  switch (channel) {
    case 'reported in private':
    case 'reported before the process began':
      return privately(PROJECT);
    case 'reported in private in another repo':
      return privately(SITE);
    case 'reported by mail, put into the form':
      return fillForm(stage, number, ['security-report'], {
        'The report': `${text.summary}. ${text.description}`,
        Package: 'body-parser',
        Repository: PROJECT,
        'Where it came from': 'mail',
      });
    case 'reported in public by mistake': {
      const url = await openInPublic(who, text);
      return fillForm(stage, number, ['security-report', 'flag/premature'], {
        'Address of the public issue or pull request': url,
      });
    }
    case 'reported in public, labelled': {
      const url = await openInPublic(who, text);
      const path = new URL(url).pathname;
      await stage.people.owner.request('POST', `/repos${path}/labels`, { labels: [PUBLIC_LABEL] });
      return { number, at, by: 'url', id: url };
    }
  }
}

async function openInPublic(
  who: Stage['people']['reporter'],
  { summary, description }: { readonly summary: string; readonly description: string },
): Promise<string> {
  const made = await who.request('POST', `/repos/${PROJECT}/issues`, { title: summary, body: description });
  return (made as { readonly html_url: string }).html_url;
}

async function fillForm(
  stage: Stage,
  number: number,
  labels: readonly string[],
  fields: Readonly<Record<string, string>>,
): Promise<Report> {
  const body = Object.entries(fields)
    .map(([name, value]) => `### ${name}\n\n${value}`)
    .join('\n\n');
  const made = await whoFills(stage).request('POST', `/repos/${TRIAGE}/issues`, {
    title: 'Report: ',
    body,
    labels,
  });
  const at = stage.github.clock.now().getTime();
  return { number, at, by: 'issue', id: String((made as { readonly number: number }).number) };
}

/** A member, while they are one; an owner of the organisation can always. */
function whoFills({ github, people }: Stage): Person {
  const { id } = [...github.world.accounts.values()].find(({ login }) => login === CAST.member.login)!;
  const isMember = [...github.world.teams.values()].some(({ members }) => members.has(id));
  return isMember ? people.member : people.owner;
}

/** Which channel the next one takes. */
export function drawChannel(random: () => number): Channel {
  const draw = random();
  if (draw < 0.45) return 'reported in private';
  if (draw < 0.6) return 'reported in private in another repo';
  if (draw < 0.8) return 'reported by mail, put into the form';
  return draw < 0.9 ? 'reported in public by mistake' : 'reported in public, labelled';
}

/** When how many come: chance all over the time but its last tenth, in bursts now and then. */
export function planArrivals(
  reports: number,
  steps: number,
  random: () => number,
): ReadonlyMap<number, number> {
  const arrivals = new Map<number, number>();
  for (let left = reports; left > 0; ) {
    const step = Math.floor(random() * steps * 0.9);
    const burst = Math.min(left, random() < 0.05 ? 7 : 1);
    arrivals.set(step, (arrivals.get(step) ?? 0) + burst);
    left -= burst;
  }
  return arrivals;
}

/** The cases that stand for a report. */
export const casesFor = (report: Report, cases: readonly StoredCase[]): readonly StoredCase[] =>
  cases.filter((stored) => standsFor(stored, report));

function standsFor({ source, number, takedowns }: StoredCase, { by, id }: Report): boolean {
  switch (by) {
    case 'ghsa':
      return source.ghsa === id;
    case 'issue':
      return String(number) === id;
    case 'url':
      return source.url === id || takedowns.some(({ url }) => url === id);
  }
}

/** Every report is a case, exactly one, and every case is one of a report. */
export function countFaults(cases: readonly StoredCase[], reports: readonly Report[]): readonly string[] {
  const claimed = new Set<StoredCase>();
  const wrong = reports.flatMap((report) => {
    const found = casesFor(report, cases);
    for (const each of found) claimed.add(each);
    return found.length === 1
      ? []
      : [`report ${report.number} (${report.by} ${report.id}) is ${found.length} cases`];
  });
  const strangers = cases
    .filter((each) => !claimed.has(each))
    .map(({ number }) => `case ${number} is of no report`);
  return [...wrong, ...strangers];
}
