/** Mail that an action sends at once, written down in the journal so that a search for leaks sees it. */
import { personAdvisoryRole, roleIn } from '../access.ts';
import { authenticate } from '../auth.ts';
import { actorId, loginOf, repoByName } from '../state/find.ts';
import type { JournalEntry, Notification, NotificationReason, Visibility, World } from '../world.ts';
import { noteStruck, type Unkindness, unkindly } from './unkindness.ts';

/** What GitHub writes of to the account that is named, whatever that account has switched off. */
const named: readonly NotificationReason[] = [
  'mention',
  'team_mention',
  'assign',
  'review_requested',
  'invitation',
  'security_credit',
];

/** Journals the mails of a request: all notifications since that index. */
export function journalMails(
  world: World,
  authorization: string | undefined,
  runId: string | null,
  from: number,
): void {
  if (world.notifications.length <= from || unkindly(world, 'mail-to-the-named') === undefined) return;
  const actor = authenticate(world, authorization);
  const id = actorId(actor);
  if (id === null) return;
  const kind = actor.kind === 'app' || actor.kind === 'actions' ? actor.kind : 'user';
  for (const note of world.notifications.slice(from)) {
    if (!named.includes(note.reason)) continue;
    const entry: JournalEntry = {
      n: world.journal.length + 1,
      at: note.at,
      actor: Object.freeze({ login: loginOf(world, id), id, kind }),
      repo: note.repo,
      visibility: visibilityOf(world, note),
      what: 'mail',
      text: note.text,
      ref: note.ref,
      readers: Object.freeze([note.login]),
      runId,
    };
    world.journal.push(Object.freeze(entry));
    noteStruck(world, 'mail-to-the-named', note.reason);
  }
}

/** A mail to somebody who reads the place anyhow belongs to it; a credit makes nobody a reader. */
function visibilityOf(world: World, note: Notification): Visibility {
  const [owner = '', name = ''] = note.repo.split('/');
  const repo = repoByName(world, owner, name);
  const advisory = world.advisories.get(note.ref);
  if (repo === undefined) return 'mail';
  if (advisory === undefined)
    return roleIn(world, note.userId, repo) === 'none' ? 'mail' : placeOf(repo.private);
  if (advisory.state === 'published') return 'public';
  return personAdvisoryRole(world, note.userId, advisory, repo) === 'none' ? 'mail' : 'advisory';
}

const placeOf = (isPrivate: boolean): Visibility => (isPrivate ? 'private' : 'public');

export const mailing: readonly Unkindness[] = [
  {
    name: 'mail-to-the-named',
    what: 'Credits, mentions, assignments, requests for review and invitations send mail to the named account at once, with the advisory’s title where it is about one. The journal holds each (`mail`), with its one reader.',
    source: 'assumed: the worst of what the settings of notifications allow',
    status: 'unverified',
  },
];
