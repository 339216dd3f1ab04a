/** One operation of each kind, and a world in which each of them has something to do. */
import type { WholeThread } from '../../src/case/observed-thread.ts';
import type { GitHubOperation } from '../../src/case/operation.ts';
import type { GitHub } from '../../src/github/index.ts';
import type { PermissionSet } from '../../src/github/permission-sets.ts';
import { publicConstant } from '../../src/text/embargo.ts';
import { operation, PROJECT, RAE_ID, type Rig, SITE, startRig } from './rig.ts';

export const ghsa = 'GHSA-2222-3333-4444';
const draft = {
  author: 'olive-owner',
  state: 'draft' as const,
  summary: 's',
  description: 'd',
  ghsa,
  severity: 'low' as const,
  collaborating_users: ['ana-analyst'],
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'project' },
      vulnerable_version_range: '< 1.0.1',
      patched_versions: '1.0.1',
    },
  ],
};
const words = { title: publicConstant('Title'), body: publicConstant('Body') };
export const pullUrl = `https://github.com/${PROJECT}/pull/2`;

/** GitHub lets people delete issues, and no App. */
export const outcomeOf = (kind: string): string => (kind === 'delete-issue' ? 'refused' : 'done');

const PATH_OF_COPY = 'cases/1/public/example-org-project-2';

/** A pull request with a comment and a run, read to its end as it goes into the store. */
export async function readSaved(rig: Rig, github: GitHub): Promise<WholeThread> {
  rig.server.control.startRun(PROJECT, 'rae-reporter', {
    workflowPath: '.github/workflows/ci.yml',
    event: 'pull_request',
    displayTitle: 'fix',
    status: 'completed',
  });
  await rig.as('rae-reporter')(`POST /repos/${PROJECT}/issues/2/comments`, { body: 'It crashes.' });
  const at = { repo: PROJECT, number: 2 };
  const read = await github.readWholeThread({
    url: pullUrl,
    at,
    path: PATH_OF_COPY,
    isEmptied: false,
    repos: [],
  });
  if (read.kind !== 'found') throw new Error(read.why);
  return read.whole;
}

export const url = (number: number): string => `https://github.com/${PROJECT}/issues/${number}`;
const fields = {
  summary: 's',
  description: 'd',
  cwe_ids: [],
  credits: [],
  vulnerabilities: [],
  severity: 'low',
};

/** With these permissions. */
export const startFull = (permissions: PermissionSet): Promise<Rig> =>
  startRig({
    permissions: { metadata: 'read', ...permissions },
    triage: {
      issues: [
        {
          title: 't',
          author: 'rae-reporter',
          labels: ['case/received'],
          comments: [{ author: 'tess-triager', body: 'x' }],
        },
      ],
    },
    project: {
      environments: [{ name: 'release', apps: ['first-app'] }],
      advisories: [draft],
      issues: [{ title: 'public', author: 'rae-reporter' }],
      pulls: [{ title: 'fix', author: 'rae-reporter', head: 'fix', files: { 'index.js': '3' } }],
    },
  });

/** The id of a run of the project repo that waits on the environment. */
export const startWaitingRun = ({ server }: Rig): number =>
  server.control.startRun(PROJECT, 'olive-owner', {
    workflowPath: '.github/workflows/release.yml',
    event: 'push',
    displayTitle: 'Release',
    waitsFor: ['release'],
  }).id;

/** One operation of each kind; ids are those of the rig. */
export function examples(ids: {
  readonly comment: string;
  readonly own: string;
  readonly issue: string;
  readonly saved: WholeThread;
  /** A run that waits on the environment `release`. */
  readonly run?: number;
}): readonly GitHubOperation[] {
  const { copy, files } = ids.saved;
  const saved = { url: pullUrl, repo: PROJECT, number: 2, comments: copy.comments, files: copy.files };
  const post = {
    channel: 'blog',
    repo: SITE,
    base: null,
    branch: 'b',
    path: 'p.md',
    text: publicConstant('x'),
  };
  const kept = JSON.stringify({ version: 1, url: url(1), title: 't', pieces: [] });
  return [
    operation({
      kind: 'commit-store',
      message: 'm',
      files: { 'cases/1.yml': 'x', 'issue.json': kept, ...files },
    }),
    operation({ kind: 'create-labels', labels: [{ name: 'new', description: '', colour: 'aabbcc' }] }),
    operation({ kind: 'add-labels', issue: 1, labels: ['new'] }),
    operation({ kind: 'remove-label', issue: 1, label: 'case/received' }),
    operation({ kind: 'comment', issue: 1, key: 'k', body: 'b' }),
    operation({ kind: 'react', comment: ids.comment, content: 'EYES' }),
    operation({ kind: 'edit-comment', issue: 1, comment: ids.own, key: 'k', body: 'c' }),
    operation({ kind: 'delete-comment', issue: 1, comment: ids.own }),
    operation({ kind: 'assign', issue: 1, logins: ['tess-triager'] }),
    operation({ kind: 'unassign', issue: 1, logins: ['tess-triager'] }),
    operation({ kind: 'edit-issue', issue: 1, title: 'n' }),
    operation({ kind: 'create-case-issue', key: 'k', title: 't', body: 'b', labels: [] }),
    operation({ kind: 'create-advisory', key: 'k', repo: PROJECT, fields, digest: 'd' }, 'collaborators'),
    operation({ kind: 'update-advisory', repo: PROJECT, ghsa, fields: { summary: 'n' } }, 'collaborators'),
    operation(
      { kind: 'send-message', key: 'message/thanks', repo: PROJECT, ghsa, body: 'b' },
      'collaborators',
    ),
    operation(
      {
        kind: 'set-collaborators',
        key: 'k',
        repo: PROJECT,
        ghsa,
        add: [{ id: RAE_ID, login: 'rae-reporter' }],
        remove: [],
      },
      'collaborators',
    ),
    operation({ kind: 'request-cve', key: 'k', repo: PROJECT, ghsa, digest: 'd' }, 'third-party'),
    operation({ kind: 'publish-advisory', fields: {}, repo: PROJECT, ghsa, digest: 'd' }, 'public'),
    operation(
      { kind: 'quiet-issue', url: url(1), copy: 'issue.json', repo: PROJECT, number: 1, ...words },
      'public',
    ),
    // Any copy will do here: what is asked is who may delete an issue.
    operation({ kind: 'delete-issue', ...saved, number: 1 }, 'public'),
    operation({ kind: 'transfer-issue', url: url(1), repo: PROJECT, number: 1, id: ids.issue }),
    operation(
      { kind: 'quiet-pull', url: pullUrl, copy: `${PATH_OF_COPY}.json`, repo: PROJECT, number: 2, ...words },
      'public',
    ),
    operation({ kind: 'erase-comments', ...saved, isPull: true, before: 0 }, 'public'),
    operation(
      {
        kind: 'delete-runs',
        url: pullUrl,
        repo: PROJECT,
        number: 2,
        isPull: true,
        title: 'fix',
        branch: null,
        sha: null,
        since: '2020-01-01T00:00:00Z',
        found: 1,
      },
      'public',
    ),
    operation({ kind: 'restore-thread', key: 'k', ...saved, isHere: true, isPull: true }, 'public'),
    operation(
      { kind: 'delete-branch', url: pullUrl, repo: PROJECT, ref: 'fix', sha: copy.head?.sha ?? '' },
      'public',
    ),
    operation({ kind: 'create-placeholder', key: 'k', url: url(1), repo: PROJECT, ...words }, 'public'),
    operation({ kind: 'open-public-issue', key: 'k', repo: PROJECT, ...words }, 'public'),
    operation({ kind: 'open-post', key: 'k', ...post, ...words }, 'public'),
    operation(
      {
        kind: 'approve-deployment',
        repo: PROJECT,
        run: ids.run ?? 0,
        environment: 'release',
        comment: words.body,
      },
      'public',
    ),
    operation(
      { kind: 'open-discussion', key: 'k', channel: 'd', repo: PROJECT, category: 'announcements', ...words },
      'public',
    ),
  ];
}
