import '../command-line/check-addresses.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppCredentials } from '../../src/github/as-app.ts';
import { GitHubError } from '../../src/github/error.ts';
import { createTransport } from '../../src/github/transport.ts';
import { parseApps } from '../../src/runner/read-credentials.ts';
import { InputError } from '../../src/runner/read-runner.ts';
import { BadUsage, parseCommandLine, runTool, type Tool } from '../command-line/command-line.ts';
import { Blocked } from './answer.ts';
import { renderPlan } from './render-plan.ts';
import { exitCodeOf, renderReport } from './report.ts';
import { type Looked, lookAround, type ProbeOptions, runProbe } from './run-probe.ts';

const TOOL: Tool = {
  name: 'probe',
  command: 'npm run probe --',
  help: `Tries in a throw-away organisation whether GitHub does what these actions rely on and nobody has seen yet.

  npm run probe -- --org ORG [--go] [--publish] [--request-cve] [--json]

--org     a throw-away organisation, with the App installed on all of its repositories.
--go      do it. Without this flag nothing is written: it prints what it would make and delete.
--really  the name again, where the organisation has repos that no probe has made. Those are never touched.
--publish      also publish an advisory. Cannot be taken back: others copy it.
--request-cve  also request a CVE. Cannot be taken back: people at GitHub read the request.
--json    the report as JSON: { organisation, at, brokenOff, entries: [{ id, kind, what, source, outcome }],
          cleanUp, stays }.

GITHUB_TOKEN (or GH_TOKEN) holds the token of an owner, with the scopes repo, workflow, admin:org and delete_repo.
SECURITY_PROCESS_APPS holds what the secret of that name holds: the App of ORG.
PROBE_REPORTER_TOKEN may hold the token of a second account, which reports something in private.
GITHUB_API_URL names another GitHub.

It makes two repos, writes in them alone, and deletes them. ^C stops it and cleans up. What a killed probe
has left is deleted by the next one, a quarter of an hour later; what cannot be deleted is named.
Exit code: 0 nothing is otherwise than expected, 1 something is or something was left, 2 bad usage.`,
};

interface Options {
  readonly probe: Omit<ProbeOptions, 'transport' | 'isStopped' | 'say' | 'sleep' | 'run' | 'clock'>;
  readonly go: boolean;
  readonly really: boolean;
  readonly json: boolean;
}

const FLAGS = {
  org: { type: 'string' },
  go: { type: 'boolean', default: false },
  really: { type: 'string' },
  publish: { type: 'boolean', default: false },
  'request-cve': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

function readApp(org: string): AppCredentials | null {
  const text = process.env.SECURITY_PROCESS_APPS;
  if (!text) return null;
  try {
    const apps = Object.entries(parseApps(text, () => undefined));
    return apps.find(([owner]) => owner.toLowerCase() === org.toLowerCase())?.[1] ?? null;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new BadUsage(error.message.replace('The input apps', 'SECURITY_PROCESS_APPS'));
  }
}

const line = parseCommandLine(process.argv.slice(2), { flags: FLAGS }, ({ values }): Options => {
  const { org = '', really, go, json } = values;
  if (!/^[\w-]+$/.test(org)) throw new BadUsage('--org is missing or no name');
  if (really !== undefined && really.toLowerCase() !== org.toLowerCase())
    throw new BadUsage('--really takes the same name as --org');
  const ownerToken = process.env.GITHUB_TOKEN || process.env.GH_TOKEN;
  if (!ownerToken) throw new BadUsage('GITHUB_TOKEN is not set: it holds the token of an owner');
  const reporterToken = process.env.PROBE_REPORTER_TOKEN || null;
  const allowed = new Set((['publish', 'request-cve'] as const).filter((flag) => values[flag]));
  const probe = { org, ownerToken, reporterToken, app: readApp(org), allowed };
  return { probe, go, json, really: really !== undefined };
});

async function look(options: ProbeOptions): Promise<Looked> {
  try {
    return await lookAround(options);
  } catch (error) {
    if (error instanceof Blocked || error instanceof GitHubError) throw new BadUsage(error.message);
    throw error;
  }
}

async function run({ probe, go, really, json }: Options): Promise<number> {
  let isStopped = false;
  const transport = createTransport({
    userAgent: 'security-process probe',
    sleep: async (ms) => void (await sleep(ms)),
    log: () => undefined,
  });
  const options: ProbeOptions = {
    ...probe,
    transport,
    run: randomUUID().slice(0, 8),
    clock: Date.now,
    sleep: async (ms) => void (await sleep(ms)),
    isStopped: () => isStopped,
    say: (text) => void process.stderr.write(`${text}\n`),
  };
  const looked = await look(options);
  const { foreign } = looked;
  if (foreign.length > 0 && !really) {
    const some = foreign.slice(0, 3).map(({ name }) => name);
    throw new BadUsage(
      `${probe.org} has ${foreign.length} repos that no probe has made (${some.join(', ')}): take a throw-away organisation, or give its name a second time with --really`,
    );
  }
  if (!go) {
    process.stdout.write(renderPlan(options, looked));
    return 0;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      isStopped = true;
      process.stderr.write('stopping: what was made is deleted first\n');
    });
  const report = await runProbe(options, looked);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : renderReport(report));
  return exitCodeOf(report);
}

process.exitCode = await runTool(TOOL, line, run);
