import { adviseOn, type Cause, TELLING_SENTENCES } from './causes.ts';
import { renderPermissions } from './permission-sets.ts';
import { type CallName, NEEDS } from './permissions.ts';

/**
 * Why a call came to nothing:
 * - `token-refused`: GitHub does not take the credentials, or they are of a kind that may not move cases.
 * - `permission-missing`: the credentials are good, but may not do this.
 * - `not-found`: there is no such thing, or the credentials may not see it (GitHub does not tell which).
 * - `invalid`: GitHub understood and refused what was sent.
 * - `conflict`: somebody else was faster.
 * - `github-unreachable`: no answer, no sense in the answer, or a limit that lasts too long to wait for.
 */
export type GitHubErrorCode =
  | 'token-refused'
  | 'permission-missing'
  | 'not-found'
  | 'invalid'
  | 'conflict'
  | 'github-unreachable';

interface GitHubErrorFacts {
  readonly code: GitHubErrorCode;
  readonly call: CallName;
  /** `owner/name`, or an owner. */
  readonly repo: string;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** `issues: write`, where it is known which one is missing. */
  readonly permission?: string | null;
  /** One sentence in our words; never text of a report and never GitHub's echo of what was sent. */
  readonly detail?: string;
  /** The real cause, where it is known: the advice is for that one. */
  readonly cause?: Cause | null;
  /** For writes: true where it is not known whether GitHub carried it out. */
  readonly unknown?: boolean;
}

/** An error of GitHub, told to a volunteer: what happened, where, what to do. Contains no report text. */
export class GitHubError extends Error {
  readonly code: GitHubErrorCode;
  readonly call: CallName;
  readonly repo: string;
  readonly status: number;
  readonly permission: string | null;
  /** The real cause, where GitHub told it. */
  readonly rootCause: Cause | null;
  readonly unknown: boolean;
  private readonly facts: GitHubErrorFacts;

  constructor(facts: GitHubErrorFacts) {
    super(describe(facts));
    this.facts = facts;
    this.name = 'GitHubError';
    this.code = facts.code;
    this.call = facts.call;
    this.repo = facts.repo;
    this.status = facts.status;
    this.permission = facts.permission ?? null;
    this.rootCause = facts.cause ?? null;
    this.unknown = facts.unknown ?? false;
  }

  /** The same error, told with the real cause that was found out. */
  because(cause: Cause): GitHubError {
    return new GitHubError({ ...this.facts, cause });
  }
}

function describe(facts: GitHubErrorFacts): string {
  const need = NEEDS[facts.call];
  const status = facts.status > 0 ? ` (${facts.status})` : '';
  const start = `Could not ${need.does} in ${facts.repo}${status}.`;
  const detail = facts.detail === undefined ? '' : ` ${facts.detail}`;
  return `${start}${detail} ${advise(facts)}`;
}

function advise(facts: GitHubErrorFacts): string {
  const permission = facts.permission ?? renderPermissions(NEEDS[facts.call].permissions);
  if (facts.cause) return adviseOn(facts.cause, { repo: facts.repo, permission });
  switch (facts.code) {
    case 'token-refused':
      return `Check the credentials that this workflow is given for ${facts.repo.split('/')[0]}.`;
    case 'permission-missing':
      return adviseOn('permission-missing', { repo: facts.repo, permission });
    case 'not-found':
      return `Either it does not exist any more, or the App or token does not reach ${facts.repo} with ${permission}.`;
    case 'invalid':
      return 'This call changed nothing. The plan of the run says what it wanted to write.';
    case 'conflict':
      return 'Somebody else wrote first. The next run tries again.';
    case 'github-unreachable':
      return facts.unknown
        ? 'We do not know whether GitHub did it. The next run checks before it repeats anything.'
        : 'Run it again later. Nothing is lost: the next run continues.';
  }
}

/**
 * What GitHub says about a refusal, without the values that it echoes: its own sentence where that is one of
 * those known to be constant, and for each error the field and code.
 */
export function describeRefusal(body: unknown): string {
  if (typeof body !== 'object' || body === null) return 'GitHub gave no reason.';
  const { message, errors } = body as { readonly message?: unknown; readonly errors?: unknown };
  const fields = (Array.isArray(errors) ? errors : []).flatMap(describeField);
  const known = findConstant(message);
  const parts = [...(known === undefined ? [] : [known.replace(/\.$/, '')]), ...new Set(fields)];
  return parts.length === 0
    ? 'GitHub gave no reason that could be shown.'
    : `GitHub says: ${parts.join('; ')}.`;
}

function describeField(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { field, code, message } = error as Readonly<Record<'field' | 'code' | 'message', unknown>>;
  const said = findConstant(message);
  if (said !== undefined) return [said];
  const isWord = (value: unknown): value is string =>
    typeof value === 'string' && /^[\w.[\]-]{1,60}$/.test(value);
  if (!isWord(code)) return isWord(field) ? [field] : [];
  return [isWord(field) ? `${field} is ${code.replaceAll('_', ' ')}` : code.replaceAll('_', ' ')];
}

/** Sentences of GitHub that never hold what was sent. */
const CONSTANT_SENTENCES: readonly string[] = [
  ...TELLING_SENTENCES,
  'Git Repository is empty.',
  'This issue was deleted',
  'Reference already exists',
  'Validation Failed',
  'Not Found',
  'Cannot update severity value when CVSS is set',
  'Invalid state transition',
  'Advisory must have at least one vulnerability',
];

const findConstant = (message: unknown): string | undefined =>
  typeof message === 'string' ? CONSTANT_SENTENCES.find((one) => message.startsWith(one)) : undefined;

/** Whether GitHub gave up on a request because it asked for too much at once: half of it may be answered. */
export const isTooMuch = (error: unknown): boolean =>
  error instanceof GitHubError &&
  (error.rootCause === 'too-much-asked' ||
    (error.code === 'github-unreachable' && [502, 504].includes(error.status)));

export function isGitHubError(error: unknown, ...codes: readonly GitHubErrorCode[]): error is GitHubError {
  return error instanceof GitHubError && (codes.length === 0 || codes.includes(error.code));
}
