import { judgeLine, PROOF_REASONS, type ProofRun } from '../features/remediation/judge-proof.ts';
import { parseTestRun } from '../features/remediation/parse-test-run.ts';
import {
  digestOfFiles,
  type FixProof,
  makeProof,
  type ProvedLine,
  parseProof,
} from '../features/remediation/proof.ts';
import {
  type AskedLine,
  chooseTests,
  fillCommand,
  parseAskedLines,
} from '../features/remediation/proof-request.ts';
import { ProcessError } from './error.ts';
import type { RunResult } from './run-case.ts';

/** A file that differs between two commits. */
interface ChangedFile {
  readonly path: string;
  readonly isGone: boolean;
}

/** What the proof needs of the checkout and of the machine. */
export interface ProofPorts {
  readonly trees: {
    readCommit(ref: string): Promise<string | null>;
    isOnBranchOrTag(commit: string): Promise<boolean>;
    readChanges(from: string, to: string): Promise<readonly ChangedFile[]>;
    readBlobs(commit: string, paths: readonly string[]): Promise<Readonly<Record<string, string>>>;
    hasWord(commit: string, word: string, except: readonly string[]): Promise<boolean>;
    takeOut(
      commit: string,
      over?: { readonly from: string; readonly files: readonly ChangedFile[] },
    ): Promise<string>;
  };
  readonly sandbox: {
    /** Null where code can be kept apart from this job; else why it cannot, and what to do. */
    check(): Promise<string | null>;
    /** Runs a command line of the project in a folder, in reach of nothing of the job. */
    run(command: SandboxCommand): Promise<SandboxEnd>;
  };
}

interface SandboxCommand {
  readonly command: string;
  readonly folder: string;
  readonly timeoutMs: number;
  readonly network: boolean;
}

interface SandboxEnd {
  /** Why the code could not be kept apart; it was not run then. */
  readonly failure: string | null;
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProofRequest {
  readonly repo: string;
  /** Address of this run. */
  readonly run: string;
  /** Whether everybody reads this run; what is not known counts as yes. */
  readonly isPublic: boolean;
  readonly lines: string;
  readonly base: string;
  readonly fixed: string;
  /** Files, or folders with a slash at their end, one a line; empty: found from the fix. */
  readonly tests: string;
  readonly install: string;
  readonly command: string;
  readonly timeoutMs: number;
  readonly dryRun: boolean;
}

/** How the proof ended, with the verdict as it is kept. */
export interface ProofResult extends RunResult {
  readonly isCheck: true;
  readonly verdict?: string;
}

interface PreparedLine extends AskedLine {
  readonly over: readonly ChangedFile[];
  readonly toRun: readonly string[];
  readonly tests: string;
  /** Folders of the two trees; null where there is nothing to be run. */
  readonly folders: { readonly before: string; readonly after: string } | null;
}

/**
 * Tries the new tests of a fix on the vulnerable code and on the fixed code, for every release line. Everything is read
 * from git before the first line of the project's code is run.
 */
export async function proveFix(ports: ProofPorts, request: ProofRequest): Promise<ProofResult> {
  const asked = parseAskedLines(request);
  if (asked.kind === 'bad') throw new ProcessError('bad-input', asked.why);
  if (request.command.trim() === '')
    throw new ProcessError('bad-input', 'The input command is empty. Give the command that runs the tests.');
  const prepared: PreparedLine[] = [];
  for (const line of asked.lines) prepared.push(await prepare(ports, request, line));
  if (request.dryRun)
    return {
      decision: 'nothing',
      reason: 'dry-run',
      plan: prepared.map((line) => tell(line, `Would try ${line.over.length} files.`)),
      changed: false,
      isCheck: true,
    };
  const isRun = prepared.some(({ folders }) => folders !== null);
  const obstacle = isRun ? await ports.sandbox.check() : null;
  if (obstacle !== null) throw new ProcessError('not-isolated', obstacle);
  const lines: ProvedLine[] = [];
  for (const line of prepared) lines.push(await tryLine(ports, request, line));
  return conclude(makeProof({ repo: request.repo, run: request.run, lines }), request.isPublic);
}

/** Takes a verdict of the job that ran the code, makes sure that it is whole and of this very run, and keeps it. */
export function keepProof(verdict: string, repo: string, run: string): ProofResult {
  const proof = parseProof(verdict);
  if (!proof || proof.repo !== repo || proof.run !== run)
    throw new ProcessError('bad-input', 'The verdict is not from this run, or it was changed.');
  return conclude(proof, false);
}

function conclude(proof: FixProof, isPublic: boolean): ProofResult {
  return {
    decision: proof.proven ? 'done' : 'refused',
    reason: proof.proven ? 'proof-held' : 'proof-open',
    plan: proof.lines.map((line) => tell(line, PROOF_REASONS[line.reason])),
    changed: false,
    isCheck: true,
    ...(isPublic ? {} : { verdict: JSON.stringify(proof) }),
  };
}

const tell = ({ line, base, fixed }: AskedLine, why: string) => ({
  kind: 'prove',
  key: `${line === '' ? '' : `${line} `}${base.slice(0, 10)}..${fixed.slice(0, 10)}`,
  why,
});

async function prepare(ports: ProofPorts, request: ProofRequest, asked: AskedLine): Promise<PreparedLine> {
  const { trees } = ports;
  const [base, fixed] = [await findCommit(ports, asked.base), await findCommit(ports, asked.fixed)];
  // A commit of a private fork can be had by its id alone; to run it here would be to publish it.
  if (request.isPublic && !((await trees.isOnBranchOrTag(fixed)) && (await trees.isOnBranchOrTag(base))))
    throw new ProcessError(
      'bad-input',
      'This repository is public and the fix is on none of its branches and tags. Prove it in a private mirror.',
    );
  const named = request.tests.split(/[\n,]/).map((path) => path.trim().replace(/^\.\//, ''));
  const changes = await trees.readChanges(base, fixed);
  const { over, toRun } = chooseTests(
    changes,
    named.filter((path) => path !== ''),
  );
  const paths = over.filter(({ isGone }) => !isGone).map(({ path }) => path);
  const tests = digestOfFiles(await trees.readBlobs(fixed, paths));
  const isNeeded = !request.dryRun && toRun.length > 0;
  const takeBoth = async () => ({
    before: await trees.takeOut(base, { from: fixed, files: over }),
    after: await trees.takeOut(fixed),
  });
  const folders = isNeeded ? await takeBoth() : null;
  return { line: asked.line, base, fixed, over, toRun, tests, folders };
}

async function findCommit({ trees }: ProofPorts, ref: string): Promise<string> {
  const commit = await trees.readCommit(ref);
  if (commit !== null) return commit;
  throw new ProcessError(
    'bad-input',
    `There is no branch, tag or commit ${ref} in this repository, or it was not fetched.`,
  );
}

async function tryLine(
  ports: ProofPorts,
  request: ProofRequest,
  { line, base, fixed, over, toRun, tests, folders }: PreparedLine,
): Promise<ProvedLine> {
  const result = { line, base, fixed, tests, failedBefore: 0, passedAfter: 0 };
  if (!folders) return { ...result, reason: 'no-tests' };
  const command = fillCommand(request.command, toRun);
  const before = await tryTree(ports, request, folders.before, command);
  const after = await tryTree(ports, request, folders.after, command);
  const knownNames = new Set<string>();
  const failures = before?.run.kind === 'ran' ? before.run.failures : [];
  for (const { missing } of failures)
    if (
      missing !== null &&
      (await ports.trees.hasWord(
        base,
        missing,
        over.map(({ path }) => path),
      ))
    )
      knownNames.add(missing);
  return {
    ...result,
    failedBefore: failures.length,
    passedAfter: after?.run.kind === 'ran' ? after.run.passed : 0,
    reason: judgeLine({ before, after, knownNames }),
  };
}

/** Null where what the tests need could not be installed. */
async function tryTree(
  { sandbox }: ProofPorts,
  { install, timeoutMs }: ProofRequest,
  folder: string,
  command: string,
): Promise<ProofRun | null> {
  const run = async (wanted: Pick<SandboxCommand, 'command' | 'network'>) => {
    const ended = await sandbox.run({ ...wanted, folder, timeoutMs });
    if (ended.failure !== null)
      throw new ProcessError(
        'not-isolated',
        `The code of the fix could not be isolated from this job: ${ended.failure}. It was not run. Run the job again.`,
      );
    return ended;
  };
  if (install.trim() !== '') {
    // Packages come from the network; tests get none.
    const installed = await run({ command: install, network: true });
    if (installed.timedOut || installed.exitCode !== 0) return null;
  }
  const { exitCode, timedOut, stdout, stderr } = await run({ command, network: false });
  return { exitCode, timedOut, run: parseTestRun({ stdout, stderr }) };
}
