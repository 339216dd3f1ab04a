/**
 * The bundles of other actions beside ours, in turn: on an event that is none of theirs, and by the schedule over a
 * thousand open issues. Which ones is up to the person who puts them into a folder: one folder for each, as it is committed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ActionFile, readAction } from '../rehearsal/action-file.ts';
import { runAction } from '../rehearsal/child-run.ts';
import { timeInTurn } from './against-nothing.ts';
import { FOREIGN, timeAction } from './measure-startup.ts';
import { timeRun } from './measure-work.ts';
import { openPlace, type Place } from './place.ts';
import { OWNER } from './plan-case.ts';
import type { PeerResult } from './results.ts';
import { describeRun } from './run-bundle.ts';
import { CLIENT_ID, MEMBER_TOKEN, TRIAGE } from './seed-cases.ts';

const ISSUES = 1_000;

/** @throws Error where the folder has no action */
export async function measurePeers(folder: string, rounds: number): Promise<readonly PeerResult[]> {
  const peers = findPeers(resolve(folder));
  const place = await openPlace(ISSUES);
  const exits = new Map<string, number | null>();
  const run = (name: string, action: ActionFile, event: PeerEvent) => async () => {
    const { exitCode, ms } = await runPeer(place, action, event);
    exits.set(name, exitCode);
    return ms;
  };
  try {
    const runs = new Map<string, () => Promise<number>>([
      [`ours ${FOREIGN_EVENT}`, () => timeAction('conductor')],
      [`ours ${SWEEP}`, () => timeRun(place)],
    ]);
    for (const { name, action } of peers) {
      runs.set(`${name} ${FOREIGN_EVENT}`, run(`${name} ${FOREIGN_EVENT}`, action, FOREIGN));
      runs.set(`${name} ${SWEEP}`, run(`${name} ${SWEEP}`, action, SCHEDULED));
    }
    await timeRun(place);
    const { ratios } = await timeInTurn(runs, rounds);
    return [...ratios].map(([action, { median, min }]) => ({
      action,
      ratioMedian: median,
      ratioMin: min,
      exitCode: exits.get(action) ?? 0,
    }));
  } finally {
    await place.github.close();
  }
}

const FOREIGN_EVENT = 'on an event that is none of its own';
const SWEEP = `by the schedule over ${ISSUES.toLocaleString('en')} issues`;

interface PeerEvent {
  readonly name: string;
  readonly payload: unknown;
}
const SCHEDULED: PeerEvent = {
  name: 'schedule',
  payload: { schedule: '17 * * * *', repository: { private: true, name: TRIAGE, owner: { login: OWNER } } },
};

function findPeers(folder: string): readonly { readonly name: string; readonly action: ActionFile }[] {
  const found = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => existsSync(join(folder, name, 'action.yml')))
    .map((name) => ({ name, action: readAction(folder, `./${name}`) }));
  if (found.length === 0) throw new Error(`no folder with an action.yml is in ${folder}`);
  return found;
}

/** What most actions call the credential that they work with. */
const TOKENS = ['token', 'repo-token', 'github-token', 'github_token'];

function runPeer({ github, privateKey }: Place, action: ActionFile, event: PeerEvent) {
  const credentials = {
    ...Object.fromEntries(TOKENS.map((name) => [name, MEMBER_TOKEN])),
    ...{ 'client-id': CLIENT_ID, 'app-id': CLIENT_ID, 'private-key': privateKey },
    ...{ owner: OWNER, repositories: TRIAGE, 'github-api-url': github.url },
  };
  return runAction({
    main: action.main,
    inputs: { ...withoutExpressions(action.defaults), ...credentials },
    event,
    github: describeRun(event.name, {
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
      GITHUB_REPOSITORY: `${OWNER}/${TRIAGE}`,
      GITHUB_REPOSITORY_OWNER: OWNER,
    }),
    machine: {},
  });
}

/** A default that the runner would fill in is none here. */
const withoutExpressions = (defaults: ActionFile['defaults']): Record<string, string> =>
  Object.fromEntries(Object.entries(defaults).filter(([, value]) => !value.includes('${{')));
