import { isOurs } from '../../case/our-repos.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { command, type Said } from '../../engine/command.ts';
import { behindFirst } from '../../engine/command-words.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { flatten } from '../../text/defuse.ts';
import { readFences } from '../../text/fences.ts';
import { publicReasonOf } from './public-issue.ts';
import { findTelling } from './public-issue-words.ts';
import { findLaneProblem, hasLaneConsent } from './public-lane.ts';

/** GitHub's limit for a title. */
const MOST_TITLE = 256;
const MOST_CREDIT = 100;

interface Words {
  /** `owner/name`; null for the repo of the report. */
  readonly repo: string | null;
  readonly title: string;
  /** From a fence of the comment; null for a sentence of ours. */
  readonly body: string | null;
}

interface Answer {
  readonly given: boolean;
  readonly credit: string | null;
}

/** `yes`, `no`, `yes as @login`, `yes as Ana Example`. */
function readAnswer(rest: string, first: string): Answer | undefined {
  const word = first.toLowerCase();
  if (word === 'no') return { given: false, credit: null };
  if (word !== 'yes') return undefined;
  const [, credit = ''] = /^\s+as\s+(\S.*)$/i.exec(behindFirst(rest)) ?? [];
  if (behindFirst(rest).trim() !== '' && credit === '') return undefined;
  const name = flatten(credit).slice(0, MOST_CREDIT).toWellFormed();
  const isLogin = /^@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/.test(name);
  if (name.startsWith('@') && !isLogin) return undefined;
  return { given: true, credit: name === '' || /^anonymous(ly)?$/i.test(name) ? null : name };
}

function readWords(rest: string, first: string): Words | undefined {
  const hasRepo = /^[\w.-]{1,39}\/[\w.-]{1,100}$/.test(first);
  const title = flatten(hasRepo ? behindFirst(rest) : rest);
  return title === '' || title.length > MOST_TITLE
    ? undefined
    : { repo: hasRepo ? first : null, title, body: null };
}

/** The first fence of the comment is the text. */
function withText(values: readonly Words[], body: string): readonly (readonly Words[])[] {
  const text = readFences(body)[0]?.text.trim();
  return values.map((value) => [{ ...value, body: text ? text : null }]);
}

/** Where the lane is off, only a dismissal leads into public. */
function problemOf(stored: StoredCase, config: Context['config']): string | undefined {
  const problem = findLaneProblem(stored, config);
  return problem === 'lane-off' ? 'not-a-public-reason' : problem;
}

function askPublic(context: Context, { repo, title, body }: Words, { by, at }: Said): Followed {
  const { stored, config, observed } = context;
  const refuse = (why: string): Followed => ({ stored, verdict: `refused/${why}` });
  const isDismissed = publicReasonOf(stored) !== undefined;
  const problem = isDismissed ? undefined : problemOf(stored, config);
  if (problem) return refuse(problem);
  if (stored.publicIssue?.url != null) return refuse('public-already');
  if (stored.flags.includes('manual')) return refuse('manual');
  if (stored.consent === undefined || !(isDismissed || hasLaneConsent(stored)))
    return refuse('consent-missing');
  if (!stored.consent.given) return refuse('consent-refused');
  const place = repo ?? stored.source.repo ?? stored.packages[0]?.repo ?? null;
  if (place === null || !isOurs(config, place)) return refuse('public-where');
  const telling = findTelling(observed.report, title, body ?? '');
  if (telling) return refuse(telling.kind === 'copied' ? 'holds-report' : 'not-neutral');
  const severity = isDismissed ? null : (stored.analysis?.facts.severity ?? null);
  const lane = severity === null ? {} : { lane: { severity } };
  const askedBy = { id: by.id, login: by.login };
  const publicIssue = { repo: place, title, body, askedBy, at, url: null, ...lane };
  return { stored: { ...stored, publicIssue }, verdict: 'done' };
}

/** A bug that is no vulnerability goes on in public. */
export const PUBLIC_ISSUE_COMMANDS = [
  command<Answer>({
    name: 'consent',
    form: '/consent yes|no [as @LOGIN or NAME]',
    does: 'record whether the reporter agrees to a public issue, and how to be named in it',
    parse: (rest, [first = '']) => readAnswer(rest, first),
    follow: ({ stored }, answer, { by, at }) => ({
      stored: { ...stored, consent: { ...answer, by, at } },
      verdict: 'done',
    }),
  }),
  command<Words>({
    name: 'public-issue',
    form: '/public-issue [OWNER/REPO] TITLE',
    does: 'propose a public issue for a bug that is no vulnerability, or for a flaw that `public-lane` allows; its text goes into a fence of the comment',
    parse: (rest, [first = '']) => readWords(rest, first),
    bring: withText,
    follow: askPublic,
  }),
] as const;
