import { createHash } from 'node:crypto';
import { PROOF_REASONS, type ProofReason } from './judge-proof.ts';

/** One release line as it was tried: ids and counts only, no name of a test and no word of its output. */
export interface ProvedLine {
  /** `1.x`; empty where the project has one line. */
  readonly line: string;
  /** Whole commits. */
  readonly base: string;
  readonly fixed: string;
  /** SHA-256 over paths and git ids of the files that were put onto the base. */
  readonly tests: string;
  readonly failedBefore: number;
  readonly passedAfter: number;
  readonly reason: ProofReason;
}

/** The verdict of `prove-fix` as it is kept: JSON with these keys. The digest covers all the rest. */
export interface FixProof {
  readonly format: typeof PROOF_FORMAT;
  readonly repo: string;
  /** Address of the run that tried it. */
  readonly run: string;
  readonly proven: boolean;
  readonly lines: readonly ProvedLine[];
  /** `sha256:…`, 64 hexadecimal digits. */
  readonly digest: string;
}

const PROOF_FORMAT = 'security-process/prove-fix@1';

/** A proof holds where every line is proven. */
export function makeProof(facts: Pick<FixProof, 'repo' | 'run' | 'lines'>): FixProof {
  const proven = facts.lines.length > 0 && facts.lines.every(({ reason }) => reason === 'proven');
  const { repo, run, lines } = facts;
  const body = { format: PROOF_FORMAT, repo, run, proven, lines: lines.map(pickLine) } as const;
  return { ...body, digest: digestOf(body) };
}

/** Reads a kept verdict. Undefined where it is none, or where it is not as it was written. */
export function parseProof(text: string): FixProof | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { format, repo, run, lines, digest } = (value ?? {}) as Record<string, unknown>;
  if (format !== PROOF_FORMAT || typeof repo !== 'string' || typeof run !== 'string') return undefined;
  if (!Array.isArray(lines) || !lines.every(isLine)) return undefined;
  const proof = makeProof({ repo, run, lines });
  return proof.digest === digest ? proof : undefined;
}

/** Whether a text means to be a kept verdict, and is changed or proves nothing. */
export function isBadProof(text: string): boolean {
  return text.includes(PROOF_FORMAT) && parseProof(text.trim())?.proven !== true;
}

/** SHA-256 of the files that were laid over: paths and git ids, in the order of the paths. */
export function digestOfFiles(blobs: Readonly<Record<string, string>>): string {
  return sha256(
    Object.keys(blobs)
      .sort()
      .map((path) => `${blobs[path]} ${path}\n`)
      .join(''),
  );
}

function isLine(value: unknown): value is ProvedLine {
  const line = (value ?? {}) as Record<string, unknown>;
  const isCount = (each: unknown) => typeof each === 'number' && Number.isInteger(each) && each >= 0;
  return (
    typeof line.line === 'string' &&
    /^[\w.+-]{0,40}$/.test(line.line) &&
    [line.base, line.fixed].every((each) => /^[0-9a-f]{40,64}$/.test(String(each))) &&
    /^sha256:[0-9a-f]{64}$/.test(String(line.tests)) &&
    isCount(line.failedBefore) &&
    isCount(line.passedAfter) &&
    typeof line.reason === 'string' &&
    Object.hasOwn(PROOF_REASONS, line.reason)
  );
}

/** Keys in one order, and no others. */
const pickLine = ({
  line,
  base,
  fixed,
  tests,
  failedBefore,
  passedAfter,
  reason,
}: ProvedLine): ProvedLine => ({
  line,
  base,
  fixed,
  tests,
  failedBefore,
  passedAfter,
  reason,
});

const digestOf = (body: unknown): string => sha256(JSON.stringify(body));
const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
