import type { Actor, ObservedIssue } from '../../case/observed.ts';
import type { Operation } from '../../case/operation.ts';
import { beginThread } from '../../case/slices/takedown.ts';
import { STORE_VERSION, type StoredCase } from '../../case/stored-case.ts';
import type { FoundAdvisory, FoundThread } from '../../case/sweep-reads.ts';
import type { Config } from '../../config/config.ts';
import { labelName } from '../../engine/context.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { labelOfState } from '../../process/labels.ts';
import { isOnServer } from '../../text/server.ts';
import { parseThreadUrl } from '../../text/thread-url.ts';
import { renderCaseBody, renderCaseTitle } from '../case-issue/case-body.ts';
import { type Fingerprint, fingerprintOf } from './likely-duplicates.ts';
import { readForm, readFormReceipt, readFormRepo, readFormThread } from './read-form.ts';

/** Key of the claim and marker of the issue that takes in an advisory. */
const intakeKey = (ghsa: string): string => `source/${ghsa}`;

/** A case as it is at its beginning (nodes A, B, E, K). */
export function beginCase(
  number: number,
  at: { readonly now: string; readonly receivedAt: string },
  self: Actor,
): StoredCase {
  return {
    version: STORE_VERSION,
    number,
    issue: number,
    source: { kind: 'form', repo: null, ghsa: null, url: null },
    title: '',
    receivedAt: at.receivedAt,
    receipts: [],
    reporter: null,
    moves: [
      {
        to: 'received',
        from: null,
        event: null,
        by: { id: self.id, login: self.login, role: 'bot' },
        at: at.now,
      },
    ],
    flags: [],
    coordinators: [],
    packages: [],
    analysis: null,
    advisories: [],
    orphans: [],
    cve: { id: null, requestedAt: null, provider: null },
    evidence: [],
    decisions: [],
    approvalRequests: [],
    claims: [],
    judged: [],
    said: [],
    takedowns: [],
    posts: [],
    closedAt: null,
  };
}

/** The case of a privately reported advisory. */
export function planAdvisoryCase(found: FoundAdvisory, number: number, now: string, self: Actor): StoredCase {
  const { facts, reporter } = found;
  const packages = facts.ranges.map(({ ecosystem, name }) => ({ ecosystem, name, repo: facts.repo }));
  return {
    ...beginCase(number, { now, receivedAt: found.createdAt }, self),
    source: {
      kind: 'advisory',
      repo: facts.repo,
      ghsa: facts.ghsa,
      url: facts.url,
      ...(facts.unread ? { unread: [...facts.unread] } : {}),
    },
    title: renderCaseTitle(facts.repo, facts.ghsa),
    reporter: reporter ? { id: reporter.id, login: reporter.login, name: null } : null,
    packages: packages.filter(
      (each, index) => packages.findIndex((other) => other.name === each.name) === index,
    ),
    fingerprint: fingerprintOfFacts(facts),
  };
}

/** What an advisory is recognised by, a published one too. */
export const fingerprintOfFacts = (facts: AdvisoryFacts): Fingerprint =>
  fingerprintOf(
    `${facts.summary}\n\n${facts.description}`,
    facts.ranges.map(({ name }) => name),
    facts.repo,
  );

/** The reporter's words, byte for byte. */
export const renderReport = (found: FoundAdvisory): string =>
  `${found.facts.summary}\n\n${found.facts.description}`;

/** The issue that becomes the case issue of a reported advisory; created under a claim. */
export function planCaseIssue(
  found: FoundAdvisory,
  config: Config,
  now: string,
  self: Actor,
): Extract<Operation, { kind: 'create-case-issue' }> {
  const key = intakeKey(found.facts.ghsa);
  const stored = planAdvisoryCase(found, 0, now, self);
  return {
    kind: 'create-case-issue',
    key,
    title: stored.title,
    body: renderCaseBody(stored, renderReport(found), key),
    labels: [labelName(config, labelOfState('received'))],
    surface: 'team',
    why: `${found.facts.ghsa} is a report without a case.`,
  };
}

/** The case of a public issue with the neutral label: nothing is written there before somebody asks for it. */
export function planThreadCase(found: FoundThread, number: number, now: string, self: Actor): StoredCase {
  const { author, repo, url } = found;
  return {
    ...beginCase(number, { now, receivedAt: found.createdAt }, self),
    source: { kind: 'form', repo, ghsa: null, url },
    title: renderCaseTitle(repo, null),
    reporter: author ? { id: author.id, login: author.login, name: null } : null,
    flags: ['public'],
    fingerprint: fingerprintOf(`${found.title}\n\n${found.body}`, [], repo),
  };
}

/** The issue of such a case; created under a claim. */
export function planThreadIssue(
  found: FoundThread,
  config: Config,
  now: string,
  self: Actor,
): Extract<Operation, { kind: 'create-case-issue' }> {
  const key = `source/${found.url}`;
  const stored = planThreadCase(found, 0, now, self);
  return {
    kind: 'create-case-issue',
    key,
    title: stored.title,
    body: renderCaseBody(stored, `${found.title}\n\n${found.body}`, key),
    labels: [labelName(config, labelOfState('received'))],
    surface: 'team',
    why: `${found.url} has the neutral label.`,
  };
}

/** npm's limit for a name; others have none, and need no more. */
const MOST_NAME_CHARACTERS = 214;

/** The case of an issue that was opened from one of our forms; the issue itself becomes its face. */
export function planFormCase(
  issue: ObservedIssue,
  now: string,
  self: Actor,
  team: readonly Actor[],
  { clocks, server }: Pick<Config, 'clocks' | 'server'>,
): StoredCase {
  const fields = readForm(issue.body);
  const repo = readFormRepo(fields);
  const name = fields.package?.slice(0, MOST_NAME_CHARACTERS).toWellFormed();
  const begun = beginCase(issue.number, { now, receivedAt: issue.createdAt }, self);
  const { author } = issue;
  const { by, isMember, isRewritten } = readSpeaker(issue, team);
  const receipt = isMember ? readFormReceipt(fields, issue.createdAt, clocks.calendar.zone) : null;
  const url = readFormThread(fields);
  const thread = url && isMember && isOnServer(url, server) ? parseThreadUrl(url) : undefined;
  return {
    ...begun,
    source: { kind: 'form', repo, ghsa: null, url: thread && url ? url : null },
    title: renderCaseTitle(repo ?? (thread ? `${thread.owner}/${thread.name}` : null), null),
    receipts: receipt ? [{ at: receipt, by, recordedAt: now }] : [],
    reporter:
      isMember || isRewritten
        ? readReporter(isMember ? fields.reporter : undefined)
        : author
          ? { id: author.id, login: author.login, name: null }
          : null,
    said: isRewritten ? [{ key: `${FORM_EDIT}${issue.number}`, at: now }] : [],
    packages: name ? [{ ecosystem: 'npm', name, repo }] : [],
    fingerprint: fingerprintOf(fields.report ?? issue.body, name ? [name] : [], repo),
    // Anyone who noticed it knows most of it, until somebody else takes the case.
    coordinators: thread && author ? [{ id: author.id, login: author.login }] : [],
    flags: thread ? ['premature'] : [],
    judged: adoptionJudgements(issue),
    takedowns: thread && url ? [beginThread(thread, url, by, now)] : [],
  };
}

/**
 * Whose word a form is: of its author and of whoever edited it last, so that it claims something for a member only where
 * both are. `isRewritten`: somebody else than a member edited what a member wrote.
 */
function readSpeaker({ author, editedBy }: ObservedIssue, team: readonly Actor[]) {
  const isOfTeam = (person: Actor | null): boolean => team.some(({ id }) => id === person?.id);
  const speaker = editedBy === undefined ? author : editedBy;
  const isMember = isOfTeam(author) && isOfTeam(speaker);
  const role = isMember ? 'member' : 'outsider';
  return {
    by: { id: speaker?.id ?? 0, login: speaker?.login ?? 'ghost', role },
    isMember,
    isRewritten: isOfTeam(author) && !isMember,
  };
}

function readReporter(text: string | undefined): StoredCase['reporter'] {
  if (!text) return null;
  const login = /^@?([A-Za-z0-9-]{1,39})$/.exec(text)?.[1];
  return login && text.startsWith('@')
    ? { id: null, login, name: null }
    : { id: null, login: null, name: text.slice(0, 200) };
}

/** What was said on an issue that came here by transfer is void: none of it was said in this place. */
function adoptionJudgements(issue: ObservedIssue): StoredCase['judged'] {
  if (!isTransferred(issue)) return [];
  const said = issue.comments.map((comment) =>
    comment.lastEditedAt === null ? comment.id : `${comment.id}@${comment.lastEditedAt}`,
  );
  const before = [...issue.events.map((event) => event.id), ...said];
  return before.map((event) => ({ event, verdict: BEFORE_ADOPTION }));
}

/** Key of what is said once where somebody outside of the team rewrote a member's form. */
export const FORM_EDIT = 'form-edited/';

/** Verdict on everything that was said on an issue before it came here. */
export const BEFORE_ADOPTION = 'before-adoption';

/** It was moved here from another repo, with its labels and comments. */
export const isTransferred = (issue: ObservedIssue): boolean =>
  issue.events.some((event) => event.kind === 'transferred');
