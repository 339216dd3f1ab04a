import { readMarker } from '../../src/case/marker.ts';
import { membersOf } from '../../src/case/observed.ts';
import type { Operation } from '../../src/case/operation.ts';
import { parseStoredCase, renderStoredCase, type StoredCase, stateOf } from '../../src/case/stored-case.ts';
import { bindingDigest } from '../../src/engine/context.ts';
import { advisoryDigest } from '../../src/features/advisory/advisory-digest.ts';
import { wantedLabels } from '../../src/features/case-issue/issue-operations.ts';
import { creditsAtPublication } from '../../src/features/disclosure/publication-fields.ts';
import { stateOfLabel } from '../../src/process/labels.ts';
import { judgeMove } from '../../src/process/may-move.ts';
import { PROOFS } from '../process/situations.ts';
import { storedOf } from './run-world.ts';
import { type Logged, SELF, type World } from './world.ts';

/** Everything that is wrong with a world in which a run has just come to rest; empty where all holds. */
export function findBreaches(world: World): readonly string[] {
  const stored = storedOf(world);
  return [
    ...breachesOfMemory(stored),
    ...breachesOfIssue(world, stored),
    ...world.log.flatMap((logged) => breachesOfOperation(logged)),
  ];
}

function twice(of: string, keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${of} twice: ${key}`);
}

const BY_HAND = /^(undo|published by hand|adopted: [\s\S]*)$/;

function breachesOfMemory(stored: StoredCase): readonly string[] {
  const breaches = [
    ...twice(
      'judged',
      stored.judged.map((each) => each.event),
    ),
    ...twice(
      'said',
      stored.said.map((each) => each.key),
    ),
    ...twice(
      'asked',
      stored.approvalRequests
        .filter((approvalRequest) => approvalRequest.doneAt === null)
        .map((approvalRequest) => approvalRequest.key),
    ),
    ...twice(
      'advisory of',
      stored.advisories.map((each) => each.repo),
    ),
  ];
  stored.moves.forEach((move, index) => {
    const from = stored.moves[index - 1]?.to ?? null;
    if (move.from !== from) breaches.push(`move ${index} comes from ${move.from}, the case was in ${from}`);
    if (index === 0) return;
    const isTeam = ['bot', 'coordinator', 'member'].includes(move.by.role);
    if (!isTeam) breaches.push(`move ${index} to ${move.to} by ${move.by.role}`);
    const verdict = judgeMove({
      from: move.from!,
      to: move.to,
      role: 'bot',
      proofs: new Set(PROOFS),
      disclosed: false,
    });
    if (verdict.kind !== 'accepted' && !BY_HAND.test(move.why ?? ''))
      breaches.push(`move ${index}: ${move.from} > ${move.to} is not in the table`);
  });
  const parsed = parseStoredCase(renderStoredCase(stored));
  if (parsed.kind !== 'ok' || renderStoredCase(parsed.stored) !== renderStoredCase(stored))
    breaches.push('the store does not read back as it was written');
  if ((stateOf(stored) === 'closed') !== (stored.closedAt !== null))
    breaches.push('closedAt contradicts the state');
  return breaches;
}

function breachesOfIssue(world: World, stored: StoredCase): readonly string[] {
  const { issue } = world;
  // Of a team that nobody knows a run does nothing at all: what people did to the issue stays.
  if (world.team.kind === 'unknown') return [];
  if (!issue) return stateOf(stored) === 'closed' ? [] : ['the case has no issue'];
  const breaches: string[] = [];
  if (issue.number !== stored.issue)
    breaches.push(`the store says issue ${stored.issue}, it is ${issue.number}`);
  if ((issue.state === 'closed') !== (stateOf(stored) === 'closed'))
    breaches.push(`the issue is ${issue.state} in ${stateOf(stored)}`);
  const keys = issue.comments.flatMap((each) => readMarker(each, SELF) ?? []);
  breaches.push(...twice('comment', keys));
  if (!keys.includes('record')) breaches.push('there is no case record');
  const wanted = wantedLabels({ stored });
  const ours = issue.labels.filter((name) => stateOfLabel(name) !== undefined || name.startsWith('flag/'));
  const missing = wanted.filter((name) => !issue.labels.includes(name));
  const surplus = ours.filter((name) => !wanted.includes(name));
  if (missing.length + surplus.length > 0)
    breaches.push(`labels: ${missing.join()} missing, ${surplus.join()} too many`);
  return breaches;
}

/** Judged anew from the world as it was right before, by the words of the process and not by the planner's code. */
function breachesOfOperation({ operation, before }: Logged): readonly string[] {
  const stored = storedOf(before);
  switch (operation.kind) {
    case 'publish-advisory':
      return breachesOfPublication(before, stored, operation);
    case 'open-post':
      return stored.advisories.every(({ ghsa }) => before.advisories[ghsa]?.state === 'published')
        ? []
        : ['a post before everything was published'];
    case 'quiet-pull':
      return confirmedBySomebody(stored, `privatize/${operation.url}`);
    case 'open-public-issue':
      return confirmedByTwo(stored, operation.key);
    case 'create-placeholder':
      return confirmedBySomebody(stored, `placeholder/${operation.url}`);
    case 'request-cve':
      return [
        ...confirmedBySomebody(stored, `cve-request/${operation.ghsa}`),
        ...(before.cveRequests.length > 0 ? ['a CVE was requested twice'] : []),
      ];
    case 'transfer-issue':
      return stored.takedowns.some((item) => item.url === operation.url) ||
        isAskedForNow(before, operation.url)
        ? []
        : ['a transfer that nobody asked for'];
    case 'delete-runs':
      return stored.takedowns.some((item) => item.url === operation.url && item.takenDown)
        ? []
        : ['runs of a thread that stands in public are deleted'];
    case 'update-advisory':
      return operation.state === 'closed'
        ? confirmedBySomebody(stored, `close-report/${operation.ghsa}`)
        : [];
    default:
      return operation.surface === 'public' ? [`${operation.kind} is public`] : [];
  }
}

/** A transfer goes before the memory: what is exposed most comes first. */
function isAskedForNow(world: World, url: string): boolean {
  const members = membersOf(world.team);
  return (world.issue?.comments ?? []).some(
    (each) =>
      each.body.includes(`/privatize ${url}`) && members.some((person) => person.id === each.author?.id),
  );
}

function confirmedBySomebody(stored: StoredCase, key: string): readonly string[] {
  const approvalRequest = stored.approvalRequests.find((each) => each.key === key && each.doneAt === null);
  return approvalRequest && approvalRequest.confirmedBy.length > 0 ? [] : [`${key} was not confirmed`];
}

function confirmedByTwo(stored: StoredCase, key: string): readonly string[] {
  const approvalRequest = stored.approvalRequests.find((each) => each.key === key && each.doneAt === null);
  return approvalRequest && new Set(approvalRequest.confirmedBy.map(({ id }) => id)).size > 1
    ? []
    : [`${key} was not confirmed twice`];
}

function breachesOfPublication(
  world: World,
  stored: StoredCase,
  operation: Extract<Operation, { kind: 'publish-advisory' }>,
): readonly string[] {
  const breaches: string[] = [];
  if (stateOf(stored) !== 'disclosing') breaches.push(`publication in ${stateOf(stored)}`);
  const approvalRequest = stored.approvalRequests.find(
    (each) => each.key === 'publish' && each.doneAt === null,
  );
  const others = (approvalRequest?.confirmedBy ?? []).filter(
    (person) => person.id !== approvalRequest?.askedBy?.id,
  );
  if (!approvalRequest || others.length === 0)
    breaches.push('publication without the confirmation of somebody else');
  const move = stored.moves.findLast(({ to }) => to === 'disclosing')!;
  const content = {
    shown: stored.advisories.map(({ ghsa }) => {
      const facts = world.advisories[ghsa]!;
      return advisoryDigest({ ...facts, credits: creditsAtPublication(stored, facts) });
    }),
    channels: [
      ...(world.config.blog ? ['blog'] : []),
      ...world.config.channels.map((channel) => channel.name),
    ],
    blog: world.config.blog?.repo ?? null,
  };
  const shown = bindingDigest({
    digest: bindingDigest(content),
    move: { at: move.at, by: move.by.id, event: move.event },
  });
  if (approvalRequest && approvalRequest.digest !== shown)
    breaches.push('publication of something else than was confirmed');
  const present = world.advisories[operation.ghsa];
  if (present && present.state !== 'published' && advisoryDigest(present) !== operation.digest)
    breaches.push('publication of an advisory that has changed');
  const decided = stored.decisions.some(
    (each) => each.kind === 'no-patch' && new Set(each.by.map(({ id }) => id)).size >= 2,
  );
  if (!decided && !isGateOpen(world, stored)) breaches.push('publication without gate or decision');
  return breaches;
}

function isGateOpen(world: World, stored: StoredCase): boolean {
  const has = (kind: string, subject?: string) =>
    stored.evidence.some((each) => each.kind === kind && (subject === undefined || each.subject === subject));
  const cve = stored.cve.id !== null || stored.decisions.some((each) => each.kind === 'no-cve');
  const packages = stored.analysis?.facts.packages ?? [];
  const released = packages.every((each) =>
    each.patched.every(
      (version) => world.npm.includes(`${each.name}@${version}`) || has('release', `${each.name} ${version}`),
    ),
  );
  const isPatched = packages.some((each) => each.patched.length > 0);
  return cve && isPatched && released && has('patch') && has('test') && has('regression-test');
}
