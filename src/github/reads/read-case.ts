import type { Actor, ObservedIssue } from '../../case/observed.ts';
import type { CaseRead } from '../../case/ports.ts';
import { pathOfCase, pathOfReport, STORE_REF } from '../../case/stored-case.ts';
import { CASES_A_REQUEST, type FoundForm, type SweepRead, type SweptCase } from '../../case/sweep-reads.ts';
import { isAt, pathOf, targetOf } from '../client.ts';
import { GitHubError, isTooMuch } from '../error.ts';
import {
  type CaseAndIssue,
  CLOSED_PATH,
  CONFIG_PATH,
  FIND_FORMS,
  POST_TEMPLATES,
  READ_CASE,
  READ_ISSUE,
  READ_SWEEP,
  renderCasesQuery,
  SWEEP_PATH,
} from '../queries/triage.ts';
import { presentItems, presentNodes, type SentByGraphql } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import { type GraphqlIssue, observeIssue } from './observe.ts';
import {
  observeStoreWriter,
  readBlob,
  readSurface,
  readTriage,
  type TriageAnswer,
  type TriageRepo,
} from './triage.ts';

const inStore = (path: string): string => `${STORE_REF}:${path}`;

/** Which issue a case file names as the present one; the file is read by others, this is only for finding it. */
function issueNamedIn(storedText: string | null): number | null {
  const named = /^issue: (\d+)\s*$/m.exec(storedText ?? '')?.[1];
  return named === undefined ? null : Number(named);
}

/**
 * One request. More only where a file is too big for the query, where the case's present issue has another
 * number than the case, or where the repo has more than a hundred collaborators.
 */
export async function readCase(session: Session, number: number): Promise<CaseRead> {
  const { owner, repo: name } = pathOf(session.repo);
  const [stored, report] = [pathOfCase(number), pathOfReport(number)];
  const answer = await session.client.graphql({
    call: 'read-case',
    target: targetOf(session.repo),
    query: READ_CASE,
    variables: { owner, name, number, stored: inStore(stored), report: inStore(report) },
    allow: () => true,
  });
  const { self, repository } = readTriage(answer, 'read-case', session.repo);
  const storedText = await readBlob(session, repository.stored, stored, 'read-case');
  return makeSense('read-case', session.repo, async () => ({
    ...(await readCommon(session, answer.data, repository, 'read-case', self)),
    self,
    storedText,
    reportText: await readBlob(session, repository.report, report, 'read-case'),
    sweepText: await readBlob(session, repository.sweep, SWEEP_PATH, 'read-case'),
    issue: await readPresentIssue(session, repository.issue, number, issueNamedIn(storedText)),
  }));
}

async function readCommon(
  session: Session,
  data: TriageAnswer,
  repository: TriageRepo,
  call: 'read-case' | 'read-sweep',
  self: Actor,
) {
  const storeHead = repository.storeRef?.target?.oid ?? null;
  const storeWriter = observeStoreWriter(repository.storeRef);
  if (storeHead !== null && storeWriter?.id === self.id) session.judgedHeads.add(storeHead);
  return {
    now: session.client.now(),
    repo: await readSurface(session, data, call),
    configText: await readBlob(session, repository.config, CONFIG_PATH, call, null),
    postTemplate: await readPostTemplate(session, repository, call),
    storeHead,
    storeWriter,
  };
}

async function readPostTemplate(
  session: Session,
  { postMd, postMdx }: TriageRepo,
  call: 'read-case' | 'read-sweep',
): Promise<{ readonly path: string; readonly text: string } | null> {
  for (const [index, blob] of [postMd, postMdx].entries()) {
    const path = POST_TEMPLATES[index] ?? '';
    const text = blob ? await readBlob(session, blob, path, call, null) : null;
    if (text !== null) return { path, text };
  }
  return null;
}

async function readPresentIssue(
  session: Session,
  raw: GraphqlIssue | null | undefined,
  number: number,
  named: number | null,
): Promise<ObservedIssue | null> {
  if (named === null || named === number) return observeIssue(raw, session.repo);
  const { owner, repo: name } = pathOf(session.repo);
  const { data } = await session.client.graphql({
    call: 'read-case',
    target: targetOf(session.repo),
    query: READ_ISSUE,
    variables: { owner, name, number: named },
    allow: (error) => isAt(error, ['repository', 'issue'], 'NOT_FOUND'),
  });
  return observeIssue(data.repository?.issue, session.repo);
}

/** One request. */
export async function readSweep(session: Session): Promise<SweepRead> {
  const { owner, repo: name } = pathOf(session.repo);
  const answer = await session.client.graphql({
    call: 'read-sweep',
    target: targetOf(session.repo),
    query: READ_SWEEP,
    variables: { owner, name },
    allow: () => true,
  });
  const { self, repository } = readTriage(answer, 'read-sweep', session.repo);
  return makeSense('read-sweep', session.repo, async () => ({
    ...(await readCommon(session, answer.data, repository, 'read-sweep', self)),
    self,
    newest: presentNodes(repository.issues).flatMap(({ number, labels }) =>
      number ? [{ number, labels: presentNodes(labels).flatMap(({ name }) => name ?? []) }] : [],
    ),
    ...observeFiles(repository.cases?.entries),
    closedText: await readBlob(session, repository.closed, CLOSED_PATH, 'read-sweep'),
    sweepText: await readBlob(session, repository.sweep, SWEEP_PATH, 'read-sweep'),
  }));
}

type Entries = NonNullable<NonNullable<SentByGraphql<'ReadSweep'>['repository']>['cases']>['entries'];

/** The list of cases, and which file each has. */
function observeFiles(entries: Entries): Pick<SweepRead, 'cases' | 'files'> {
  const found = presentItems(entries).flatMap(({ name, oid }) => {
    const number = /^(\d+)\.yml$/.exec(name ?? '')?.[1];
    return number === undefined ? [] : [[Number(number), oid ?? ''] as const];
  });
  return {
    cases: found.map(([number]) => number).sort((one, other) => one - other),
    files: new Map(found.filter(([, oid]) => oid !== '')),
  };
}

/** How many cases GitHub last answered at once, where it had refused more. */
const pageSizes = new WeakMap<Session, number>();

/** One request per {@link CASES_A_REQUEST} cases, more where GitHub gives up on so many; a further one where present issues have other numbers than their cases. */
export async function readCases(session: Session, numbers: readonly number[]): Promise<readonly SweptCase[]> {
  const swept: SweptCase[] = [];
  for (let start = 0; start < numbers.length; ) {
    const part = numbers.slice(start, start + (pageSizes.get(session) ?? CASES_A_REQUEST));
    start += part.length;
    const first = await readMany(
      session,
      part.map((number) => ({ number, issue: number, withFile: true })),
    );
    const moved = first.flatMap(({ number, storedText }) => {
      const issue = issueNamedIn(storedText);
      return issue === null || issue === number ? [] : [{ number, issue, withFile: false }];
    });
    const second = moved.length === 0 ? [] : await readMany(session, moved);
    const moreOf = new Map(second.map(({ storedText: _, ...more }) => [more.number, more]));
    swept.push(...first.map((one) => (moreOf.has(one.number) ? { ...one, ...moreOf.get(one.number) } : one)));
  }
  return swept;
}

/** Halved where GitHub gives up on so many, and kept so small for the rest of the run. */
async function readMany(session: Session, cases: readonly CaseAndIssue[]): Promise<readonly SweptCase[]> {
  try {
    return await readAtOnce(session, cases);
  } catch (error) {
    if (cases.length < 2 || !isTooMuch(error)) throw error;
    const half = Math.ceil(cases.length / 2);
    pageSizes.set(session, half);
    session.log(`${cases.length} cases are too many for one request; ${half} from now on.`);
    return [
      ...(await readMany(session, cases.slice(0, half))),
      ...(await readMany(session, cases.slice(half))),
    ];
  }
}

async function readAtOnce(session: Session, cases: readonly CaseAndIssue[]): Promise<readonly SweptCase[]> {
  const { owner, repo: name } = pathOf(session.repo);
  const { data } = await session.client.graphql({
    call: 'read-cases',
    target: targetOf(session.repo),
    query: renderCasesQuery(cases),
    variables: { owner, name },
    allow: (error) => error.type === 'NOT_FOUND' && String(error.path[1] ?? '').startsWith('issue'),
  });
  const { repository } = data;
  if (!repository)
    throw new GitHubError({ code: 'not-found', call: 'read-cases', repo: session.repo, status: 404 });
  return Promise.all(
    cases.map(async ({ number }) => {
      const blob = repository[`stored${number}`];
      return {
        number,
        storedText: await readBlob(session, blob, pathOfCase(number), 'read-cases'),
        ...observeOneOfMany(repository[`issue${number}`], session.repo),
      };
    }),
  );
}

/** An issue that makes no sense is looked at by itself; the other cases of the page go on. */
function observeOneOfMany(
  raw: GraphqlIssue | null | undefined,
  repo: string,
): Pick<SweptCase, 'issue' | 'isUnreadable'> {
  try {
    return { issue: observeIssue(raw, repo) };
  } catch {
    return { issue: null, isUnreadable: true };
  }
}

/** One request. */
export async function findForms(session: Session, label: string): Promise<readonly FoundForm[]> {
  const { owner, repo: name } = pathOf(session.repo);
  const { data } = await session.client.graphql({
    call: 'find-forms',
    target: targetOf(session.repo),
    query: FIND_FORMS,
    variables: { owner, name, label },
  });
  return makeSense('find-forms', session.repo, () =>
    presentNodes(data.repository?.issues).flatMap((raw) => {
      const issue = observeIssue(raw, session.repo);
      return issue ? [{ issue }] : [];
    }),
  );
}
