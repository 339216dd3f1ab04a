import { withMarker } from '../../src/case/marker.ts';
import type { ObservedComment, ObservedEvent, ObservedIssue } from '../../src/case/observed.ts';
import type { AdvisoryWrite, Operation, Outcome, OutcomeResult } from '../../src/case/operation.ts';
import { advisoryDigest } from '../../src/features/advisory/advisory-digest.ts';
import type { AdvisoryFacts } from '../../src/formats/records/facts.ts';
import { isoOf, labelIdOf, SELF, TEAM, TRIAGE, type World } from './world.ts';

/** What one operation makes of the world, and what GitHub answers. */
export interface Applied {
  readonly world: World;
  readonly outcome: Outcome;
}

const done = (world: World, result: OutcomeResult = {}): Applied => ({
  world,
  outcome: { kind: 'done', result },
});
const already = (world: World, result: OutcomeResult = {}): Applied => ({
  world,
  outcome: { kind: 'already', result },
});
const refused = (world: World, status: number): Applied => ({
  world,
  outcome: { kind: 'refused', status, permission: null, why: 'refused in this story' },
});

/** Carries out one operation as GitHub would, and keeps it in the log of the world. */
export function carryOut(world: World, operation: Operation): Applied {
  const logged = { ...world, log: [...world.log, { operation, before: world }] };
  if (world.refuses.includes(operation.kind)) return refused(world, 403);
  return change(logged, operation);
}

function change(world: World, operation: Operation): Applied {
  switch (operation.kind) {
    case 'commit-store':
      return commit(world, operation);
    case 'create-case-issue':
      return createIssue(world, operation);
    case 'create-advisory':
    case 'update-advisory':
    case 'publish-advisory':
    case 'request-cve':
      return onAdvisory(world, operation);
    case 'transfer-issue': {
      const number = world.nextIssue;
      const threads = { ...world.threads, [operation.url]: { kind: 'moved', repo: TRIAGE, number } as const };
      return done({ ...world, threads, nextIssue: number + 1 }, { number });
    }
    case 'quiet-pull':
    case 'quiet-issue':
      return quietThread(world, operation);
    case 'erase-comments':
      return done(world, { number: operation.before, kept: 0, state: 'over' });
    case 'delete-issue':
      return done({ ...world, threads: { ...world.threads, [operation.url]: { kind: 'gone' } } });
    case 'delete-branch':
      return done(world, { state: 'deleted' });
    case 'delete-runs':
      return done(world, { number: 0 });
    case 'restore-thread':
      return done(world, { number: operation.number });
    case 'open-public-issue':
      return done(world, { url: `https://github.com/${operation.repo}/issues/99`, number: 99 });
    case 'create-placeholder':
      return done(
        { ...world, placeholders: [...world.placeholders, operation.url], nextId: world.nextId + 1 },
        { number: world.nextId },
      );
    case 'open-post':
      return openPost(world, operation);
    case 'send-message':
      return done(world, {
        url: `https://github.com/${operation.repo}/security/advisories/${operation.ghsa}#1`,
      });
    case 'set-collaborators':
      return setCollaborators(world, operation);
    case 'create-labels':
    case 'react':
      return done(world);
    default:
      return onIssue(world, operation);
  }
}

type Kind<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

function commit(world: World, { files }: Kind<'commit-store'>): Applied {
  const kept = Object.entries({ ...world.files, ...files }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  const head = world.head + 1;
  return done({ ...world, files: Object.fromEntries(kept), head, writer: SELF }, { head: String(head) });
}

function createIssue(world: World, { key, title, body, labels }: Kind<'create-case-issue'>): Applied {
  const number = world.nextIssue;
  const url = `https://github.com/${TRIAGE}/issues/${number}`;
  // Another case's: this world looks at one.
  if (key.startsWith('incomplete-fix/')) return done({ ...world, nextIssue: number + 1 }, { number, url });
  const issue: ObservedIssue = {
    number,
    id: `I_${number}`,
    title,
    body,
    state: 'open',
    author: SELF,
    createdAt: isoOf(world),
    url,
    labels,
    assignees: [],
    events: [],
    comments: [],
    commentsCut: false,
  };
  return done({ ...world, issue, nextIssue: number + 1 }, { number, url });
}

/** The advisory as REST answers it after a write. */
export function writeAdvisory(facts: AdvisoryFacts, fields: Partial<AdvisoryWrite>): AdvisoryFacts {
  const vector = fields.cvss_vector_string;
  return {
    ...facts,
    ...(fields.summary === undefined ? {} : { summary: fields.summary }),
    ...(fields.description === undefined ? {} : { description: fields.description }),
    ...(fields.cwe_ids === undefined ? {} : { cwe: fields.cwe_ids }),
    ...(fields.cve_id === undefined ? {} : { cve: fields.cve_id }),
    ...(vector === undefined
      ? {}
      : { cvss: [{ version: '3.1', vector, score: 7.5, severity: 'high' }], severity: 'high' }),
    ...(fields.severity === undefined ? {} : { severity: fields.severity as AdvisoryFacts['severity'] }),
    ...(fields.credits === undefined ? {} : { credits: fields.credits as AdvisoryFacts['credits'] }),
    ...(fields.vulnerabilities === undefined
      ? {}
      : {
          ranges: fields.vulnerabilities.map((each) => ({
            ecosystem: each.package.ecosystem as 'npm',
            name: each.package.name,
            affected: each.vulnerable_version_range,
            patched: each.patched_versions,
            functions: each.vulnerable_functions,
          })),
        }),
  };
}

const resultOf = (facts: AdvisoryFacts): OutcomeResult => ({
  ghsa: facts.ghsa,
  url: facts.url,
  state: facts.state,
  publishedAt: facts.publishedAt,
  cve: facts.cve,
  facts,
});

function onAdvisory(
  world: World,
  operation: Kind<'create-advisory' | 'update-advisory' | 'publish-advisory' | 'request-cve'>,
): Applied {
  if (operation.kind === 'create-advisory') return createAdvisory(world, operation);
  const before = world.advisories[operation.ghsa];
  if (!before) return refused(world, 404);
  const put = (facts: AdvisoryFacts): World => ({
    ...world,
    advisories: { ...world.advisories, [facts.ghsa]: facts },
  });
  switch (operation.kind) {
    case 'update-advisory': {
      // As the real one: what is public is written to by what is meant for the public alone.
      const isOut = before.state === 'published' || before.state === 'withdrawn';
      if (isOut && operation.surface !== 'public') return refused(world, 409);
      const after = {
        ...writeAdvisory(before, operation.fields),
        ...(operation.state === undefined ? {} : { state: operation.state }),
      };
      const digest = operation.digest === undefined ? {} : { digest: operation.digest };
      return done(put(after), { ...resultOf(after), ...digest });
    }
    case 'publish-advisory': {
      if (before.state === 'published') return already(world, resultOf(before));
      if (advisoryDigest(before) !== operation.digest) return { world, outcome: { kind: 'conflict' } };
      const after = { ...before, state: 'published' as const, publishedAt: isoOf(world) };
      return done(put(after), resultOf(after));
    }
    case 'request-cve':
      if (before.cve !== null) return already(world, resultOf(before));
      return done({ ...world, cveRequests: [...world.cveRequests, before.ghsa] }, resultOf(before));
  }
}

function createAdvisory(world: World, { repo, fields, digest }: Kind<'create-advisory'>): Applied {
  const tail = String(Object.keys(world.advisories).length + 2).padStart(4, '2');
  const ghsa = `GHSA-7777-8888-${tail}`;
  const blank: AdvisoryFacts = {
    ghsa,
    cve: null,
    repo,
    url: `https://github.com/${repo}/security/advisories/${ghsa}`,
    state: 'draft',
    summary: '',
    description: '',
    severity: null,
    cvss: [],
    cwe: [],
    ranges: [],
    credits: [],
    publishedAt: null,
  };
  const facts = writeAdvisory(blank, fields);
  const advisories = { ...world.advisories, [ghsa]: facts };
  return done({ ...world, advisories }, { ...resultOf(facts), digest });
}

function setCollaborators(world: World, { ghsa, remove }: Kind<'set-collaborators'>): Applied {
  const before = world.advisories[ghsa];
  if (!before) return refused(world, 404);
  const collaborators = (before.collaborators ?? []).filter(({ login }) => !remove.includes(login));
  return done({ ...world, advisories: { ...world.advisories, [ghsa]: { ...before, collaborators } } });
}

function quietThread(world: World, { url, title, body }: Kind<'quiet-pull' | 'quiet-issue'>): Applied {
  const read = world.threads[url];
  if (read?.kind !== 'found') return refused(world, 404);
  const thread = { ...read.thread, title, body, state: 'closed' as const, locked: true };
  return done({ ...world, threads: { ...world.threads, [url]: { kind: 'found', thread } } });
}

function openPost(world: World, { channel, branch, text }: Kind<'open-post'>): Applied {
  const known = world.posts.find((post) => post.branch === branch);
  const url = known?.url ?? `https://github.com/example-org/website/pull/${world.nextId}`;
  const post = { channel, url, state: 'open' as const, branch, text };
  const posts = [...world.posts.filter((each) => each !== known), post];
  return done({ ...world, posts, nextId: world.nextId + 1 }, { url });
}

/** Adds an event to the issue, as somebody's. */
export function withEvent(world: World, event: Omit<ObservedEvent, 'id' | 'at'>): World {
  const { issue } = world;
  if (!issue) return world;
  const id = `E_${world.nextId}`;
  const labelId = event.label === undefined ? {} : { labelId: labelIdOf(event.label) };
  const events = [...issue.events, { ...event, ...labelId, id, at: isoOf(world) }];
  return { ...world, nextId: world.nextId + 1, issue: { ...issue, events } };
}

function onIssue(world: World, operation: Operation): Applied {
  const { issue } = world;
  if (!issue) return refused(world, 404);
  const put = (change: Partial<ObservedIssue>): World => ({ ...world, issue: { ...issue, ...change } });
  switch (operation.kind) {
    case 'add-labels':
      return addLabels(world, issue, operation.labels);
    case 'remove-label': {
      const name = operation.label.toLowerCase();
      const found = issue.labels.find((label) => label.toLowerCase() === name);
      if (found === undefined) return already(world);
      const next = put({ labels: issue.labels.filter((label) => label !== found) });
      return done(withEvent(next, { kind: 'unlabeled', actor: SELF, label: found }));
    }
    case 'assign': {
      const members = world.team.kind === 'known' ? world.team.members : TEAM;
      const people = members.filter((person) => operation.logins.includes(person.login));
      if (people.length < operation.logins.length) return refused(world, 422);
      return done(put({ assignees: [...issue.assignees, ...people] }));
    }
    case 'unassign':
      return done(
        put({ assignees: issue.assignees.filter((person) => !operation.logins.includes(person.login)) }),
      );
    case 'edit-issue':
      return done(
        put({
          title: operation.title ?? issue.title,
          body: operation.body ?? issue.body,
          state: operation.state ?? issue.state,
        }),
      );
    default:
      return onComment(world, issue, operation);
  }
}

function addLabels(world: World, issue: ObservedIssue, labels: readonly string[]): Applied {
  const missing = labels.filter((label) => !issue.labels.includes(label));
  const next = { ...world, issue: { ...issue, labels: [...issue.labels, ...missing] } };
  return done(
    missing.reduce((at, label) => withEvent(at, { kind: 'labeled', actor: SELF, label }), next as World),
  );
}

function onComment(world: World, issue: ObservedIssue, operation: Operation): Applied {
  switch (operation.kind) {
    case 'comment': {
      const id = `C_${world.nextId}`;
      const comment: ObservedComment = {
        id,
        author: SELF,
        body: withMarker(operation.body, operation.key),
        createdAt: isoOf(world),
        lastEditedAt: null,
        lastEditor: null,
        url: `${issue.url}#${id}`,
      };
      const comments = [...issue.comments, comment];
      return done(
        { ...world, nextId: world.nextId + 1, issue: { ...issue, comments } },
        { commentId: id, url: comment.url },
      );
    }
    case 'edit-comment': {
      if (!issue.comments.some((each) => each.id === operation.comment))
        return already(world, { isGone: true });
      const comments = issue.comments.map((each) =>
        each.id === operation.comment
          ? {
              ...each,
              body: withMarker(operation.body, operation.key),
              lastEditor: SELF,
              lastEditedAt: isoOf(world),
            }
          : each,
      );
      return done({ ...world, issue: { ...issue, comments } });
    }
    case 'delete-comment':
      return done({
        ...world,
        issue: { ...issue, comments: issue.comments.filter((each) => each.id !== operation.comment) },
      });
    default:
      throw new Error(`${operation.kind} is not known to this world.`);
  }
}
