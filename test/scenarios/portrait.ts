/** Everything that stands on an embedded GitHub, as plain text and lists: two worlds are equal if their portraits are. */
import type { EmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { blobText, listFiles } from '../../dev/embedded-github/state/tree.ts';
import type { Advisory, Comment, Issue, Repo, World } from '../../dev/embedded-github/world.ts';

export type Portrait = Readonly<Record<string, unknown>>;

export function portray({ world }: Pick<EmbeddedGitHub, 'world'>): Portrait {
  const repos = [...world.repos.values()].sort((a, b) => (nameOf(world, a) < nameOf(world, b) ? -1 : 1));
  return {
    repos: Object.fromEntries(repos.map((repo) => [nameOf(world, repo), portrayRepo(world, repo)])),
    advisories: Object.fromEntries(
      [...world.advisories.values()]
        .sort((a, b) => (a.ghsa < b.ghsa ? -1 : 1))
        .map((advisory) => [advisory.ghsa, portrayAdvisory(world, advisory)]),
    ),
  };
}

const nameOf = (world: World, repo: Repo): string => `${loginOf(world, repo.ownerId)}/${repo.name}`;
const loginOf = (world: World, id: number | null): string =>
  id === null ? 'nobody' : (world.accounts.get(id)?.login ?? '?');

function portrayRepo(world: World, repo: Repo): Portrait {
  const issues = [...world.issues.values()]
    .filter((issue) => issue.repoId === repo.id)
    .sort((a, b) => a.number - b.number);
  return {
    private: repo.private,
    labels: repo.labels.map((label) => `${label.name}: ${label.description} (${label.color})`).sort(),
    collaborators: [...repo.collaborators].map(([id, role]) => `${loginOf(world, id)}: ${role}`).sort(),
    refs: Object.fromEntries([...repo.refs].sort().map(([ref, oid]) => [ref, portrayTree(repo, oid)])),
    releases: repo.releases.map((release) => `${release.tag}: ${release.name}`).sort(),
    issues: Object.fromEntries(issues.map((issue) => [issue.number, portrayIssue(world, repo, issue)])),
  };
}

function portrayTree(repo: Repo, oid: string): Portrait {
  const commit = repo.commits.get(oid);
  if (!commit) return {};
  const files = [...listFiles(commit.tree)].map(([path, blob]) => [path, blobText(blob)] as const);
  return Object.fromEntries(
    files.filter(([path, text]) => !isProgress(path, text)).map(([path, text]) => [path, normalise(text)]),
  );
}

/** How far lists were read is a help for the next sweep, and nothing of a case; claims are. */
const isProgress = (path: string, text: string): boolean =>
  path === 'sweep.yml' && text.trimEnd().endsWith('claims: []');

function portrayIssue(world: World, repo: Repo, issue: Issue): Portrait {
  const labels = issue.labelIds.map((id) => repo.labels.find((label) => label.id === id)?.name ?? '?');
  return {
    title: issue.title,
    body: normalise(issue.body ?? ''),
    state: issue.state,
    locked: issue.locked,
    author: loginOf(world, issue.authorId),
    labels: labels.sort(),
    assignees: issue.assigneeIds.map((id) => loginOf(world, id)).sort(),
    pull: issue.pull
      ? { head: issue.pull.head.ref, base: issue.pull.base.ref, merged: issue.pull.mergedAt !== null }
      : null,
    comments: inFixedOrder(issue.commentIds.map((id) => world.comments.get(id))).flatMap((comment) => {
      const reactions = comment.reactions
        .map((each) => `${loginOf(world, each.userId)}: ${each.content}`)
        .sort();
      return [`${loginOf(world, comment.authorId)}: ${normalise(comment.body)} [${reactions.join(', ')}]`];
    }),
  };
}

/** What the bot says is found by its marker: which of two comments came first is no part of the end. */
function inFixedOrder(comments: readonly (Comment | undefined)[]): readonly Comment[] {
  const present = comments.filter((comment) => comment !== undefined);
  const keyOf = (comment: Comment): string => /<!-- [^>]* -->\s*$/.exec(comment.body)?.[0] ?? '';
  const [said, marked] = [
    present.filter((each) => keyOf(each) === ''),
    present.filter((each) => keyOf(each) !== ''),
  ];
  return [...said, ...marked.toSorted((a, b) => (normalise(keyOf(a)) < normalise(keyOf(b)) ? -1 : 1))];
}

function portrayAdvisory(world: World, advisory: Advisory): Portrait {
  const { summary, description, severity, cvssV3, cvssV4, cweIds, vulnerabilities, cveId, state } = advisory;
  return {
    repo: nameOf(world, world.repos.get(advisory.repoId)!),
    author: loginOf(world, advisory.authorId),
    state,
    summary,
    description,
    severity,
    cvss: [cvssV3, cvssV4],
    cweIds,
    vulnerabilities: vulnerabilities.map((each) => JSON.stringify(each)),
    credits: advisory.credits.map((credit) => `${loginOf(world, credit.userId)}: ${credit.type}`).sort(),
    cveId,
    cveRequested: advisory.cveRequestedAt !== null,
    collaborators: advisory.collaboratingUserIds.map((id) => loginOf(world, id)).sort(),
    teams: advisory.collaboratingTeamIds.length,
    fork: advisory.privateForkId !== null,
    comments: advisory.comments.map((comment) => `${loginOf(world, comment.authorId)}: ${comment.body}`),
  };
}

/** Ids of things that are made in another order, in words that say only what they are. Times stay: the clock does. */
export function normalise(text: string): string {
  return (
    text
      .replace(/\b(?:[A-Z]{1,4}|LE)_[A-Za-z0-9_-]{6,}/g, (id) => `${id.split('_')[0]}_…`)
      // Which action said the last word is no part of what it said.
      .replace(/<!-- memory [0-9a-f]*(?: \d+)? -->/g, '<!-- memory -->')
      // How often a case was written depends on how many runs it took.
      .replace(/^revision: \d+$/gm, 'revision: …')
      .replace(/#issuecomment-\d+/g, '#issuecomment-…')
      .replace(/\b\d{9,}(?:\/\d+)?\b/g, '…')
  );
}
