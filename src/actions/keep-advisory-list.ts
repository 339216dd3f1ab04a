import type { Operation, Outcome } from '../case/operation.ts';
import type { SweepMemory } from '../case/sweep-memory.ts';
import type { PublicAdvisory, SweepRead } from '../case/sweep-reads.ts';
import { digestOf } from '../engine/context.ts';
import { LIST_FILE, renderAdvisoryList } from '../features/disclosure/list/advisory-list.ts';
import { publicConstant } from '../text/embargo.ts';
import { ProcessError } from './error.ts';
import type { Kept } from './keep-overview.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';

type Looked = Pick<Sweep, 'ports' | 'config' | 'options' | 'found' | 'isWhole' | 'refused' | 'unreadable'>;
type Proposal = Operation & { readonly kind: 'open-post' };
type Remembered = NonNullable<SweepMemory['advisoryList']>;

const FOLDER = 'security-advisories';

/**
 * Proposes the list of all advisories to the site where anything published is not as it was. What is published is known
 * from the sweep's own list, once a day; what is written of it is asked for again without credentials.
 *
 * @throws ProcessError where it could not be read or proposed
 */
export async function keepAdvisoryList(
  sweep: Looked,
  read: SweepRead,
  kept: Kept,
  done: PlannedOperation[],
): Promise<Kept> {
  const { advisoryList: wanted } = sweep.config;
  const before = kept.memory.advisoryList;
  const of = publishedOf(sweep);
  if (wanted === null || of === undefined || of.digest === before?.of) return kept;
  const advisories = await readPublic(sweep, of.repos);
  const place = { ...wanted, folder: wanted.folder ?? FOLDER };
  const project = place.project ?? sweep.config.owners[0]?.login ?? '';
  const ids = advisories.map(({ facts }) => facts.ghsa);
  const gone = goneFrom(before, ids, read.now);
  const files = renderAdvisoryList(advisories, { ...place, project, server: sweep.config.server }, gone);
  const proposal = operationOf(place, files, read.now.slice(0, 10));
  const text = digestOf(files);
  // What GitHub does not show to everybody yet is asked for again.
  const isComplete = of.ids.every((ghsa) => ids.includes(ghsa));
  const remembered = { of: isComplete ? of.digest : '', text, ids, gone };
  const isNew = before?.text !== text && !(before === null && ids.length === 0);
  const branch = isNew
    ? await propose(sweep, read, kept, proposal, of.digest, done)
    : (before?.branch ?? proposal.branch);
  return { ...kept, memory: { ...kept.memory, advisoryList: { ...remembered, branch } } };
}

/** What the lists say is published; undefined where they were not read whole. */
function publishedOf({ found, isWhole, refused, unreadable, options, config }: Looked) {
  if (!isWhole || refused.length > 0 || unreadable.length > 0) return undefined;
  if (!options.scope.has('intake')) return undefined;
  const out = found.filter(({ facts }) => facts.state === 'published' && facts.publishedAt !== null);
  const said = out.map(({ facts, updatedAt }) => `${facts.repo} ${facts.ghsa} ${updatedAt}`).toSorted();
  return {
    digest: digestOf({ said, place: config.advisoryList }),
    ids: out.map(({ facts }) => facts.ghsa),
    repos: [...new Set(out.map(({ facts }) => facts.repo))].toSorted(),
  };
}

async function readPublic({ ports }: Looked, repos: readonly string[]): Promise<readonly PublicAdvisory[]> {
  const all: PublicAdvisory[] = [];
  for (const repo of repos) {
    const published = await ports.github.listPublished(repo);
    if (published === null)
      throw new ProcessError(
        'github-unreachable',
        `The list of advisories for the site was not renewed: GitHub did not show the published advisories of ${repo} to somebody without credentials. It answers 60 such questions an hour for each address. Nothing is missing or lost; the first sweep of the next day tries again.`,
      );
    all.push(...published);
  }
  return all;
}

/** What was on the list and is not any more; anyone who reads the records has to hear of it. */
function goneFrom(before: Remembered | null, ids: readonly string[], now: string): Remembered['gone'] {
  const known = before?.gone ?? [];
  const fresh = (before?.ids ?? []).filter((ghsa) => !known.some((each) => each.ghsa === ghsa));
  return [...known, ...fresh.map((ghsa) => ({ ghsa, at: now }))].filter(({ ghsa }) => !ids.includes(ghsa));
}

function operationOf(
  place: { readonly repo: string; readonly branch: string | null; readonly folder: string },
  files: ReturnType<typeof renderAdvisoryList>,
  day: string,
): Proposal {
  const path = `${place.folder}/${LIST_FILE}`;
  const { [path]: text, ...others } = files;
  return {
    kind: 'open-post',
    key: 'advisory-list',
    channel: 'advisory-list',
    repo: place.repo,
    base: place.branch,
    branch: `security-advisories-${day}`,
    path,
    text: text!,
    files: others,
    title: publicConstant('Renew the list of security advisories'),
    body: publicConstant(
      'The published advisories of the organisation have changed. These files are generated from what GitHub shows to everybody.',
    ),
    surface: 'public',
    why: 'The published advisories have changed.',
  };
}

/** On the branch of the last proposal while its pull request is open, else on a new one; the branch. */
async function propose(
  { ports, config }: Looked,
  read: SweepRead,
  kept: Kept,
  operation: Proposal,
  mark: string,
  done: PlannedOperation[],
): Promise<string> {
  const last = kept.memory.advisoryList?.branch;
  const fresh = [operation.branch, `${operation.branch}-${mark.slice(0, 6)}`];
  const context = { caseNumber: null, storeHead: kept.head, self: read.self };
  for (const branch of new Set([...(last ? [last] : []), ...fresh])) {
    const outcome = await ports.github.apply({ ...operation, branch }, context);
    if (isOpen(outcome)) {
      done.push(describeOperation(operation));
      return branch;
    }
    if (outcome.kind === 'already') continue;
    const why = outcome.kind === 'refused' ? outcome.why : 'somebody else wrote to its branch';
    throw new ProcessError(
      'permission-missing',
      `The list of advisories could not be proposed to ${config.advisoryList?.repo}: ${why}. Grant the App Contents: write and Pull requests: write there. The first sweep of the next day tries again.`,
    );
  }
  throw new ProcessError(
    'bad-input',
    `The list of advisories was not proposed to ${operation.repo}: pull requests from the branches ${fresh.join(' and ')} are closed already. Delete these branches and their pull requests are left alone; the first sweep of the next day uses a branch of its own.`,
  );
}

/** Written now, or there already and still to be merged. A merged or closed one belongs to the site's editors. */
const isOpen = (outcome: Outcome): boolean =>
  outcome.kind === 'done' || (outcome.kind === 'already' && outcome.result?.state === 'open');
