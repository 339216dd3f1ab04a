import '../command-line/check-addresses.ts';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelAccess } from '../../src/case/channel-access.ts';
import { createChannels } from '../../src/channels/index.ts';
import { isHealthy, judgeSetup } from '../../src/doctor/judge-setup.ts';
import { renderTable } from '../../src/doctor/render-table.ts';
import { readSetup } from '../../src/github/doctor/read-setup.ts';
import { GitHubError } from '../../src/github/error.ts';
import { httpFetch } from '../../src/github/http-fetch.ts';
import type { Credentials } from '../../src/github/index.ts';
import { createTransport } from '../../src/github/transport.ts';
import { parseChannels } from '../../src/runner/read-channels.ts';
import { parseApps } from '../../src/runner/read-credentials.ts';
import { InputError } from '../../src/runner/read-runner.ts';
import { readServer } from '../../src/text/server.ts';
import { BadUsage, parseCommandLine, runTool, type Tool } from '../command-line/command-line.ts';
import { checkToken } from '../setup/check-token.ts';

const TOOL: Tool = {
  name: 'doctor',
  command: 'npm run doctor --',
  help: `Checks whether the process is set up correctly. It reads everything and writes nothing.

  npm run doctor -- --repo OWNER/NAME [--apps FILE] [--channels FILE] [--bot-token] [--json]

--repo      the private triage repo.
--apps      what the secret SECURITY_PROCESS_APPS holds, as a file; otherwise the environment
            variable of that name. Without either, the permissions of the App are not checked.
--channels  what the secret SECURITY_PROCESS_CHANNELS holds, as a file or likewise. Each channel is asked
            whether it takes its credential; nothing is posted.
--bot-token GITHUB_TOKEN holds the token that the workflow passes as \`token\`; there is no App.
--json      findings as JSON: { ok, findings: [{ check, about, verdict, cause, says, advice }] }.

GITHUB_TOKEN (or GH_TOKEN) may hold the token of an owner of the organisation: an owner sees
more than the App does (names of secrets, security managers). GITHUB_API_URL and
GITHUB_SERVER_URL name another GitHub.

Each line is ok, WRONG (with what to do) or not seen (with how to look).
Exit code: 0 nothing is wrong, 1 something is, 2 bad usage.`,
};

interface Options {
  readonly repo: string;
  readonly credentials: Credentials | null;
  readonly adminToken: string | null;
  readonly accesses: readonly ChannelAccess[] | null;
  readonly json: boolean;
}

const FLAGS = {
  repo: { type: 'string' },
  apps: { type: 'string' },
  channels: { type: 'string' },
  'bot-token': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const nothing = (): void => undefined;

/** The text of a file, or of the environment variable that is named like the secret. */
function readSecret(file: string | undefined, variable: string): string | null {
  if (file === undefined) return process.env[variable] || null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadUsage(`${file} cannot be read`);
  }
}

/** What is wrong with a secret is said like any other mistake in the call. */
function understood<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof InputError) throw new BadUsage(error.message.replace(/\.$/, ''));
    throw error;
  }
}

const line = parseCommandLine(process.argv.slice(2), { flags: FLAGS }, ({ values }): Options => {
  const { repo = '' } = values;
  if (!/^[\w.-]+\/[\w.-]+$/.test(repo)) throw new BadUsage('--repo takes the triage repo as OWNER/NAME');
  const token = process.env.GITHUB_TOKEN || process.env.GH_TOKEN || null;
  const apps = readSecret(values.apps, 'SECURITY_PROCESS_APPS');
  const channels = readSecret(values.channels, 'SECURITY_PROCESS_CHANNELS');
  if (values['bot-token'] && token === null) throw new BadUsage('--bot-token needs GITHUB_TOKEN');
  if (token === null && apps === null)
    throw new BadUsage('give --apps FILE, or the token of an owner in GITHUB_TOKEN');
  const bot: Credentials | null = values['bot-token']
    ? { kind: 'token', token: token ?? '' }
    : apps === null
      ? null
      : { kind: 'apps', apps: understood(() => parseApps(apps, nothing)) };
  return {
    repo,
    credentials: bot,
    adminToken: values['bot-token'] ? null : token,
    accesses: channels === null ? null : understood(() => parseChannels(channels, nothing)),
    json: values.json,
  };
});

/** Of a GitHub that does not answer, the table tells. */
async function lookAtToken(token: string): Promise<void> {
  const transport = createTransport({
    userAgent: 'security-process doctor',
    sleep: async (ms) => void (await sleep(ms)),
    log: nothing,
  });
  await checkToken(transport, token).catch((error: unknown) => {
    if (!(error instanceof GitHubError)) throw error;
  });
}

async function run({ json, accesses, ...options }: Options): Promise<number> {
  if (options.adminToken !== null) await lookAtToken(options.adminToken);
  const findings = judgeSetup(
    await readSetup({
      ...options,
      channels: accesses?.map(({ name }) => name) ?? null,
      checkChannels: createChannels(accesses ?? [], httpFetch).check,
      server: readServer(process.env.GITHUB_SERVER_URL),
      clock: Date.now,
      sleep: async (ms) => void (await sleep(ms)),
      maskSecret: nothing,
    }),
  );
  const ok = isHealthy(findings);
  process.stdout.write(json ? `${JSON.stringify({ ok, findings })}\n` : renderTable(findings));
  return ok ? 0 : 1;
}

process.exitCode = await runTool(TOOL, line, run);
