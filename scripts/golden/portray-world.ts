/** Everything that a process leaves behind on the embedded GitHub, as text to be read and compared line by line. */
import { type Advisory, blobText, type Issue, listFiles, type Repo, type World } from './doors.ts';

/** Branch of the triage repo in which the cases are stored. */
const STORE = 'refs/heads/security-process';

/** The files of the store, then what is in issues, pull requests and advisories of every repo. */
export function portrayWorld(world: World): string {
  const repos = [...world.repos.values()].toSorted(byText((repo) => nameOf(world, repo)));
  const advisories = [...world.advisories.values()].toSorted(byText((one) => summaryOf(world, one)));
  return [
    ...repos.flatMap((repo) => portrayStore(world, repo)),
    ...repos.flatMap((repo) => portrayRepo(world, repo)),
    ...advisories.map((advisory) => portrayAdvisory(world, advisory)),
  ].join('\n');
}

/** One part of a transcript under its heading. */
export const section = (heading: string, text: string): string =>
  `=== ${heading}\n${text.replace(/\n*$/, '')}\n`;

const byText =
  <T>(textOf: (value: T) => string) =>
  (a: T, b: T): number =>
    textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0;

const loginOf = (world: World, id: number | null): string =>
  id === null ? 'nobody' : (world.accounts.get(id)?.login ?? 'an account that is gone');
const nameOf = (world: World, repo: Repo): string => `${loginOf(world, repo.ownerId)}/${repo.name}`;

/** Generated ids say nothing of the order; what was made first comes first. */
const summaryOf = (world: World, advisory: Advisory): string =>
  `${nameOf(world, world.repos.get(advisory.repoId)!)} ${String(advisory.id).padStart(12, '0')}`;

function portrayStore(world: World, repo: Repo): readonly string[] {
  const head = repo.commits.get(repo.refs.get(STORE) ?? '');
  if (!head) return [];
  return [...listFiles(head.tree)].map(([path, blob]) =>
    section(`store of ${nameOf(world, repo)}: ${path}`, blobText(blob)),
  );
}

function portrayRepo(world: World, repo: Repo): readonly string[] {
  const name = nameOf(world, repo);
  const issues = [...world.issues.values()].filter((issue) => issue.repoId === repo.id);
  const facts = [
    `private: ${repo.private}`,
    `labels: ${repo.labels.map((label) => label.name).join(', ')}`,
    `refs: ${[...repo.refs.keys()].sort().join(', ')}`,
    `collaborators: ${[...repo.collaborators].map(([id, role]) => `${loginOf(world, id)} (${role})`).join(', ')}`,
    `releases: ${repo.releases.map((release) => release.tag).join(', ')}`,
  ];
  return [
    section(`repo ${name}`, facts.join('\n')),
    ...issues.toSorted((a, b) => a.number - b.number).map((issue) => portrayIssue(world, repo, issue)),
  ];
}

function portrayIssue(world: World, repo: Repo, issue: Issue): string {
  const labels = issue.labelIds.map((id) => repo.labels.find((label) => label.id === id)?.name ?? '?');
  const comments = issue.commentIds.flatMap((id) => world.comments.get(id) ?? []);
  const facts = [
    `title: ${issue.title}`,
    `by: ${loginOf(world, issue.authorId)}`,
    `state: ${issue.state} ${issue.stateReason ?? ''}`.trimEnd(),
    `locked: ${issue.locked}, pinned: ${issue.pinned}`,
    `labels: ${labels.sort().join(', ')}`,
    `assignees: ${issue.assigneeIds.map((id) => loginOf(world, id)).join(', ')}`,
    ...(issue.pull
      ? [`from ${issue.pull.head.ref} into ${issue.pull.base.ref}, merged: ${issue.pull.mergedAt !== null}`]
      : []),
  ];
  return section(
    `${nameOf(world, repo)}#${issue.number}`,
    [
      ...facts,
      '--- body',
      issue.body ?? '',
      ...comments.flatMap((comment) => [
        `--- ${loginOf(world, comment.authorId)} at ${new Date(comment.createdAt).toISOString()}${describeReactions(world, comment.reactions)}${comment.minimizedReason === null ? '' : ` (hidden: ${comment.minimizedReason})`}`,
        comment.body,
      ]),
    ].join('\n'),
  );
}

const describeReactions = (world: World, reactions: Issue['reactions']): string =>
  reactions.map(({ userId, content }) => ` [${loginOf(world, userId)}: ${content}]`).join('');

function portrayAdvisory(world: World, advisory: Advisory): string {
  const { ghsa, state, summary, description, severity, cvssV3, cvssV4, cweIds, cveId } = advisory;
  const facts = {
    state,
    by: loginOf(world, advisory.authorId),
    summary,
    severity,
    cvss: [cvssV3, cvssV4],
    cwes: cweIds,
    vulnerabilities: advisory.vulnerabilities,
    credits: advisory.credits.map((credit) => `${loginOf(world, credit.userId)}: ${credit.type}`),
    cve: cveId,
    cveRequested: advisory.cveRequestedAt !== null,
    collaborators: advisory.collaboratingUserIds.map((id) => loginOf(world, id)),
    teams: advisory.collaboratingTeamIds.length,
    fork: advisory.privateForkId !== null,
  };
  return section(
    `advisory ${ghsa} of ${nameOf(world, world.repos.get(advisory.repoId)!)}`,
    [
      JSON.stringify(facts, null, 2),
      '--- description',
      description ?? '',
      ...advisory.comments.flatMap((comment) => [`--- ${loginOf(world, comment.authorId)}`, comment.body]),
    ].join('\n'),
  );
}
