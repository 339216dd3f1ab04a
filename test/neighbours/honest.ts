/** A team with honest reports, and a few days of sweeps: what is seen of them is the same whatever is beside them. */

import { reportAdvisory } from '../../dev/embedded-github/state/advisories.ts';
import { runSweep } from '../../src/actions/sweep.ts';
import { readMarker } from '../../src/case/marker.ts';
import type { GitHubPort } from '../../src/case/ports.ts';
import { ACTIONS } from '../../src/process/table.ts';
import { type AlteredAnswers, type Body, startAlteredAnswers } from '../github/altered-answers.ts';
import { contextOf, operation, PROJECT, type Rig, startRig, TRIAGE } from '../github/rig.ts';
import type { Hostile, Place } from './hostile.ts';

const CONFIG = `owners:
  example-org: all
  second-org: all
team: example-org/security-triage
readers: [olive-owner]
board: false
intake:
  public-label: security
`;
const DAY = 24 * 3_600_000;
const BEGUN = '2026-03-02T12:00:00.000Z';

/** What people see of one honest report. */
type Portrait = Readonly<Record<string, unknown>>;

export interface Neighbourhood {
  /** What is seen of the honest ones after some days beside these. */
  play(hostiles: readonly Hostile[]): Promise<Readonly<Record<string, Portrait>>>;
  close(): Promise<void>;
}

export async function openNeighbourhood(): Promise<Neighbourhood> {
  const rig = await startRig({
    triage: { files: { '.github/security-process.yml': CONFIG }, labels: ['security-report'] },
    project: { labels: ['security'], privateVulnerabilityReporting: true },
    site: { labels: ['security'], privateVulnerabilityReporting: true },
  });
  const { server } = rig;
  server.clock.set(BEGUN);
  const changes = new Map<string, (advisory: Body) => Body>();
  const altered = await startAlteredAnswers(server.url, (_name, body) => alterAll(body, changes));
  const run = { number: 0 };
  const sweep = () => sweepOnce(rig, altered, run);
  await sweep();
  report(rig, 'first', 'A long header stalls the parser.');
  form(rig, 'second', 'Cookies of another host are sent.');
  await sweep();
  const begun = server.snapshot();
  return {
    play: async (hostiles) => {
      server.restore(begun);
      server.faults.clear();
      server.control.unkind([]);
      changes.clear();
      const place: Place = {
        rig,
        alter: (ghsa, change) => void changes.set(ghsa, change),
        write: (files) => write(rig, files),
        sweep: async () => void (await sweep().catch(() => undefined)),
      };
      for (const hostile of hostiles) await hostile.enter(place);
      server.clock.set('2026-03-02T15:00:00.000Z');
      report(rig, 'third', 'Symbolic links leave the served folder.');
      form(rig, 'fourth', 'The session of somebody else is kept.');
      for (let day = 0; day < 7; day++) {
        server.clock.advance(DAY);
        await place.sweep();
      }
      return Object.fromEntries(
        ['first', 'second', 'third', 'fourth'].map((word) => [word, portray(rig, word)]),
      );
    },
    close: async () => {
      await Promise.all([server.close(), altered.close()]);
    },
  };
}

function report({ server }: Rig, word: string, description: string): void {
  const home = server.control.repo(PROJECT);
  reportAdvisory(server.control.as('rae-reporter'), home, { summary: `The ${word} flaw`, description });
}

function form({ server }: Rig, word: string, text: string): void {
  const body = `### The report\n\nThe ${word} flaw. ${text}\n\n### Where it came from\n\nmail`;
  server.control.openByForm(TRIAGE, 'tess-triager', { title: 'Report: ', body, labels: ['security-report'] });
}

async function sweepOnce(rig: Rig, altered: AlteredAnswers, run: { number: number }): Promise<unknown> {
  run.number += 1;
  const github: GitHubPort = rig.github({
    apiUrl: altered.url,
    clock: () => rig.server.clock.now().getTime(),
  });
  const npm = { readPublished: async () => ({ kind: 'absent' as const }) };
  return runSweep({ github, npm, run: `${run.number}/1` }, { scope: new Set(ACTIONS), dryRun: false });
}

async function write(rig: Rig, files: Readonly<Record<string, string>>): Promise<void> {
  const github = rig.github();
  await github.apply(operation({ kind: 'commit-store', message: 'Before', files }), await contextOf(github));
}

/** Answers about an advisory that is to be altered, wherever they stand: alone, or in a list. */
function alterAll(body: Body, changes: ReadonlyMap<string, (advisory: Body) => Body>): Body {
  const alter = (each: Body): Body => changes.get(each?.ghsa_id)?.(each) ?? each;
  if (!Array.isArray(body)) return alter(body);
  return body.map((each) => {
    const change = changes.get(each?.ghsa_id);
    return change ? change(each) : each;
  });
}

/** Numbers and ids, and with the number whose turn it is to coordinate, depend on what else was opened. */
const withoutNumbers = (text: string): string =>
  text
    .replace(/#issuecomment-\d+/g, '#issuecomment-n')
    .replace(/(#|issues\/|cases\/|case )\d+/gi, '$1n')
    .replace(/carl-coordinator|tess-triager|ana-analyst/g, 'a-member')
    .replace(/GHSA(-\w{4}){3}/g, 'GHSA-n')
    .replace(/<!-- memory \w+ \d+ -->/, '');

function portray({ server }: Rig, word: string): Portrait {
  const { world, control } = server;
  const home = control.repo(TRIAGE);
  const issues = [...world.issues.values()].filter(
    ({ repoId, body }) => repoId === home.id && body?.includes(`The ${word} flaw`),
  );
  const [issue] = issues;
  if (issues.length !== 1 || !issue) return { issues: issues.length };
  const bot = [...world.accounts.values()].find(({ login }) => login === 'first-app[bot]')!;
  const self = { id: bot.id, login: bot.login, kind: 'bot' as const };
  const said = issue.commentIds.flatMap((id) => {
    const comment = world.comments.get(id);
    if (!comment) return [];
    const author = comment.authorId === bot.id ? self : null;
    const key = readMarker({ author, body: comment.body, lastEditor: null }, self);
    return [`${comment.createdAt} ${withoutNumbers(key ?? '?')}\n${withoutNumbers(comment.body)}`];
  });
  return {
    title: withoutNumbers(issue.title),
    state: issue.state,
    labels: issue.labelIds.map((id) => home.labels.find((label) => label.id === id)?.name).sort(),
    assignees: issue.assigneeIds.map((id) => withoutNumbers(world.accounts.get(id)?.login ?? '?')),
    said,
  };
}
