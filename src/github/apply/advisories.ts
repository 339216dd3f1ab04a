import type { Outcome, OutcomeResult } from '../../case/operation.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { pathOf, targetOf } from '../client.ts';
import { GitHubError, isGitHubError } from '../error.ts';
import { observeAdvisory } from '../reads/advisory-facts.ts';
import { readAdvisory } from '../reads/read-advisories.ts';
import { makeSense, type Session } from '../session.ts';
import type { OperationOf } from './operation-of.ts';

/** What others need of an advisory after an operation. */
export function resultOf(facts: AdvisoryFacts): OutcomeResult {
  return {
    ghsa: facts.ghsa,
    url: facts.url,
    state: facts.state,
    publishedAt: facts.publishedAt,
    cve: facts.cve,
    facts,
  };
}

/** Makes a draft, seen by its collaborators only. Not sent twice: a lost answer is looked up by its claim. */
export async function createAdvisory(
  session: Session,
  operation: OperationOf<'create-advisory'>,
): Promise<Outcome> {
  const { repo, fields, digest } = operation;
  const answer = await session.client.rest({
    call: 'create-advisory',
    target: targetOf(repo),
    route: 'POST /repos/{owner}/{repo}/security-advisories',
    parameters: { ...pathOf(repo), ...fields },
  });
  return makeSense('create-advisory', repo, () => ({
    kind: 'done',
    result: { ...resultOf(observeAdvisory(answer.data, repo)), digest },
  }));
}

function refused(status: number, why: string): Outcome {
  return { kind: 'refused', status, permission: null, why };
}

const missing = (operation: { readonly repo: string; readonly ghsa: string }): Outcome =>
  refused(404, `There is no advisory ${operation.ghsa} in ${operation.repo} that these credentials can see.`);

type Fields = OperationOf<'update-advisory'>['fields'];
/** Null takes the vector away. */
type Written = Omit<Fields, 'cvss_vector_string'> & { readonly cvss_vector_string?: string | null };

/**
 * The fields as GitHub takes them beside a vector that is there: "Cannot update severity value when CVSS is set". A severity
 * that follows from it is left out; another one takes its place.
 */
function besideVector(fields: Fields, { cvss, severity }: Pick<AdvisoryFacts, 'cvss' | 'severity'>): Written {
  if (fields.severity === undefined || fields.cvss_vector_string !== undefined || cvss.length === 0)
    return fields;
  const { severity: wanted, ...others } = fields;
  return wanted === severity ? others : { ...fields, cvss_vector_string: null };
}

/**
 * Writes the given fields and nothing else; people who were invited stay. What belongs to the collaborators is written
 * only while the advisory is one, so its state is read right before.
 */
export async function updateAdvisory(
  session: Session,
  operation: OperationOf<'update-advisory'>,
): Promise<Outcome> {
  const { repo, ghsa, fields, state, digest } = operation;
  const before = await readAdvisory(session, repo, ghsa);
  if (!before) return missing(operation);
  const hasFields = Object.keys(fields).length > 0;
  if (!hasFields && (state === undefined || state === before.state))
    return { kind: 'already', result: resultOf(before) };
  const isOut = before.state === 'published' || before.state === 'withdrawn';
  if (isOut && operation.surface !== 'public')
    return refused(
      409,
      `${ghsa} is ${before.state}: nothing that is not meant for the public is written to it.`,
    );
  const answer = await session.client.rest({
    call: 'update-advisory',
    target: targetOf(repo),
    route: 'PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}',
    parameters: {
      ...pathOf(repo),
      ghsa_id: ghsa,
      ...besideVector(fields, before),
      ...(state === undefined ? {} : { state }),
    },
    repeatable: true,
  });
  return makeSense('update-advisory', repo, () => ({
    kind: 'done',
    result: {
      ...resultOf(observeAdvisory(answer.data, repo)),
      ...(digest === undefined ? {} : { digest }),
    },
  }));
}

/**
 * Publishes, which nothing takes back: read right before, and read back after. Where the advisory is not what was
 * confirmed, everything is planned again. Whatever the answer was, only what is read back counts.
 */
export async function publishAdvisory(
  session: Session,
  operation: OperationOf<'publish-advisory'>,
): Promise<Outcome> {
  const { repo, ghsa, digest } = operation;
  const before = await readAdvisory(session, repo, ghsa);
  if (!before) return missing(operation);
  if (before.state === 'published') return { kind: 'already', result: resultOf(before) };
  if (session.digestOf && (await session.digestOf(before)) !== digest) return { kind: 'conflict' };
  const failure = await sendPublication(session, operation, besideVector(operation.fields, before));
  const after = await readAdvisory(session, repo, ghsa);
  if (after?.state === 'published') return { kind: 'done', result: resultOf(after) };
  if (failure) throw failure;
  const detail = `${ghsa} was to be published, and reads back as ${after?.state ?? 'gone'}.`;
  throw new GitHubError({ code: 'invalid', call: 'publish-advisory', repo, status: 200, detail });
}

/** The error that came of it, if any. */
async function sendPublication(
  session: Session,
  { repo, ghsa }: OperationOf<'publish-advisory'>,
  fields: Written,
): Promise<GitHubError | null> {
  try {
    await session.client.rest({
      call: 'publish-advisory',
      target: targetOf(repo),
      route: 'PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}',
      // In one request, so that what becomes public is what was confirmed, anyone who writes at the same moment.
      parameters: { ...pathOf(repo), ghsa_id: ghsa, ...fields, state: 'published' },
    });
    return null;
  } catch (error) {
    if (isGitHubError(error)) return error;
    throw error;
  }
}

/** Asks GitHub for a CVE id, which arrives later. Not sent twice: GitHub does not say whether one was asked for. */
export async function requestCve(session: Session, operation: OperationOf<'request-cve'>): Promise<Outcome> {
  const { repo, ghsa, digest } = operation;
  const before = await readAdvisory(session, repo, ghsa);
  if (!before) return missing(operation);
  if (before.cve !== null) return { kind: 'already', result: resultOf(before) };
  if (session.digestOf && (await session.digestOf(before)) !== digest) return { kind: 'conflict' };
  await session.client.rest({
    call: 'request-cve',
    target: targetOf(repo),
    route: 'POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/cve',
    parameters: { ...pathOf(repo), ghsa_id: ghsa },
  });
  return { kind: 'done', result: resultOf(before) };
}
