import type { StoredTakedown } from '../../case/stored-case.ts';

/** Kinds of what a public thread consists of, and of what it leaves behind. */
export const TRACES = {
  title: 'the title',
  body: 'the text',
  comments: 'comments',
  reviews: 'reviews',
  'title-history': 'the title, in the list of events',
  'edit-history': 'the text, behind “edited”',
  patch: 'the patch',
  commits: 'the commits, by their ids and as refs/pull',
  branch: 'the branch',
  'merged-commits': 'the commits on the default branch, where they were merged',
  runs: 'runs of workflows that show the title',
  attachments: 'uploaded files',
  elsewhere: 'files on other hosts',
  mails: 'mails to watchers and to people who were mentioned',
  forks: 'forks and clones',
  mirrors: 'mirrors, archives and search engines',
} as const;
type Trace = keyof typeof TRACES;

/** Something of a thread and where it is, or was. */
export interface ThreadTrace {
  readonly what: Trace;
  readonly url: string;
  /** More about it, in our words. */
  readonly note?: string;
}

/** What is no longer to be seen where it was. */
export function listRemoved(item: StoredTakedown): readonly ThreadTrace[] {
  if (!item.takenDown || item.restore?.doneAt) return [];
  const at = (what: Trace, url = item.url): ThreadTrace => ({ what, url });
  const { copy } = item;
  const isGone = item.movedTo !== null || item.goneAt !== undefined;
  const said = copy ? copy.comments - copy.reviews : 0;
  const erased = isGone ? said : (item.erased?.done ?? 0);
  return [
    at('title'),
    at('body'),
    ...(erased > 0 ? [at('comments')] : []),
    ...(isGone && copy && copy.reviews > 0 ? [at('reviews')] : []),
    ...(item.branch === 'deleted' || item.branch === 'gone' ? [at('branch', branchUrl(item))] : []),
    ...((item.runs ?? 0) > 0 ? [at('runs', `${repoUrl(item)}/actions`)] : []),
  ];
}

/**
 * What of a thread can still be read by people without access, or has got out for good: honestly, and with the place.
 * Where nothing was copied, all of it is named.
 */
export function listLeft(item: StoredTakedown): readonly ThreadTrace[] {
  const at = (what: Trace, url = item.url): ThreadTrace => ({ what, url });
  const out = [at('mails'), at('mirrors'), ...attachmentsOf(item), ...elsewhereOf(item), ...forksOf(item)];
  if (!item.takenDown || item.restore?.doneAt)
    return [
      at('title'),
      at('body'),
      ...listTalk(item),
      at('title-history'),
      at('edit-history'),
      ...listCode(item),
      at('runs', `${repoUrl(item)}/actions`),
      ...out,
    ];
  const isGone = item.movedTo !== null || item.goneAt !== undefined;
  return [
    ...(isGone ? [] : [at('title-history'), at('edit-history'), ...listTalk(item)]),
    ...listCode(item),
    ...(item.runs === undefined || item.runsKept !== undefined
      ? [at('runs', `${repoUrl(item)}/actions`)]
      : []),
    ...out,
  ];
}

/** Comments and reviews that still stand there. */
function listTalk({ url, copy, erased }: StoredTakedown): readonly ThreadTrace[] {
  const said = copy ? copy.comments - copy.reviews : 1;
  const hasComments = erased?.over ? erased.kept > 0 : said > 0;
  return [
    ...(hasComments ? [{ what: 'comments', url } as const] : []),
    ...(copy === undefined || copy.reviews > 0 ? [{ what: 'reviews', url } as const] : []),
  ];
}

/** Nobody but GitHub can take commits away that were once in a pull request. */
function listCode(item: StoredTakedown): readonly ThreadTrace[] {
  if (item.kind !== 'pull') return [];
  const { copy, branch, url } = item;
  const sha = (copy?.head ?? item.head)?.sha;
  const isBranchThere = branch !== 'deleted' && branch !== 'gone';
  return [
    { what: 'patch', url: `${url}.patch` },
    { what: 'commits', url: sha === undefined ? `${url}/commits` : `${repoUrl(item)}/commit/${sha}` },
    ...(isBranchThere ? [{ what: 'branch', url: branchUrl(item) } as const] : []),
    ...(copy === undefined || copy.merged
      ? [{ what: 'merged-commits', url: `${repoUrl(item)}/commits` } as const]
      : []),
  ];
}

const attachmentsOf = ({ copy }: StoredTakedown): readonly ThreadTrace[] =>
  (copy?.attachments ?? []).map((url) => {
    const upload = copy?.uploads?.find((each) => each.url === url);
    if (!upload) return { what: 'attachments', url };
    return {
      what: 'attachments',
      url,
      note: upload.path === undefined ? `not saved: ${upload.why}` : 'saved',
    };
  });

const elsewhereOf = ({ copy }: StoredTakedown): readonly ThreadTrace[] =>
  (copy?.elsewhere ?? []).map((url) => ({ what: 'elsewhere', url, note: 'not saved' }));

const forksOf = (item: StoredTakedown): readonly ThreadTrace[] =>
  item.kind === 'pull' ? [{ what: 'forks', url: `${repoUrl(item)}/forks` }] : [];

/** Address of the repo, on the same host as the thread. */
export const repoUrl = ({ url }: Pick<StoredTakedown, 'url'>): string =>
  url.replace(/\/(?:issues|pull)\/\d+$/, '');

function branchUrl(item: StoredTakedown): string {
  const head = item.copy?.head ?? item.head;
  if (!head) return `${item.url}/commits`;
  const host = new URL(item.url).origin;
  return `${host}/${head.repo ?? item.repo}/tree/${head.ref}`;
}

/** Minutes for which it was public, as far as they are known. */
export function minutesPublic({ publicSince, takenDownAt }: StoredTakedown): number | null {
  if (publicSince === undefined || takenDownAt === undefined) return null;
  return Math.max(0, Math.round((Date.parse(takenDownAt) - Date.parse(publicSince)) / 60_000));
}
