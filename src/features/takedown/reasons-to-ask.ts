import type { ObservedThread } from '../../case/observed-thread.ts';
import { isBountyNotice, readThreadWords, showsDetails, showsNoFlaw, wantsContact } from './thread-words.ts';

const PUBLISHED = /\b(GHSA(?:-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,19}|SNYK-[A-Z]+-[A-Z0-9]+-\d+)\b/i;
const UPDATERS = /^(?:dependabot|renovate|snyk|greenkeeper|mend|whitesource|pyup)\b|\[bot\]$/i;

/**
 * Why people are asked before a public thread is moved: it may disclose nothing that is not public already, or nothing
 * at all. Empty where nothing speaks against moving it.
 */
export function listReasonsToAsk(
  thread: Pick<ObservedThread, 'title' | 'body' | 'author'> &
    Partial<Pick<ObservedThread, 'kind' | 'merged' | 'comments'>>,
): string[] {
  const { title, body, author, comments = [] } = thread;
  const id = [title, body, ...comments].map((text) => PUBLISHED.exec(text)?.[1]).find(Boolean);
  const isUpdater = author !== null && (author.kind === 'bot' || UPDATERS.test(author.login));
  return [
    ...(id === undefined ? [] : [`it names ${id}, which looks like a published flaw`]),
    ...(isUpdater ? ['a program wrote it'] : []),
    ...(thread.merged === true
      ? [
          'it is merged, so the change and the flaw are public in the code already; a takedown would not hide them',
        ]
      : []),
    ...(thread.kind === 'pull' ? [] : reasonsInWords(thread)),
  ];
}

/** A thread that asks for a private way, or points to one: to hide it hides nothing from an attacker. */
function reasonsInWords({
  title,
  body,
  comments = [],
}: Parameters<typeof listReasonsToAsk>[0]): readonly string[] {
  const words = readThreadWords(`${title}\n\n${body}`);
  if (showsDetails(words)) return [];
  const later = comments.some((comment) => showsDetails(readThreadWords(comment)))
    ? '; but a comment under it may show details'
    : '';
  if (isBountyNotice(words))
    return [`it is the notice of a bounty platform, which shows no details of the flaw itself${later}`];
  if (wantsContact(words))
    return [
      `it asks for a contact or a private channel and shows no details of a flaw, so answer it there first${later}`,
    ];
  return showsNoFlaw(words) ? [`it asks something and shows no details of a flaw${later}`] : [];
}
