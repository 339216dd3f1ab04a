import type { StoredBy } from '../case/stored-case.ts';
import type { ActionName, StateId } from '../process/table.ts';
import { findNearestWord } from '../text/nearest-word.ts';
import { readSlashLines, readUnreadSlashLines } from '../text/text-lines.ts';
import type { Context, Feature } from './feature.ts';
import type { Followed } from './followed.ts';

/** Who wrote a command, when and where. */
export interface Said {
  readonly by: StoredBy;
  /** When it was written, or edited last. */
  readonly at: string;
  /** Id of the comment. */
  readonly comment: string;
  /** The comment as it says now: an edit is a new thing. */
  readonly event: string;
}

/** One command of a comment, ready to be followed. */
export interface Call {
  readonly kind: CommandKind;
  readonly follow: (context: Context, said: Said) => Followed;
}

/** What a team member may write on a line of its own (design, section 3, rule 5), as the engine composes it. */
export interface CommandKind {
  readonly name: string;
  /** What it looks like, and what it does: for help, documentation and refusals. */
  readonly form: string;
  readonly does: string;
  /** Words to choose from, where the form names one in capitals: a refusal lists them. */
  readonly choices?: readonly string[];
  /** States in which it is of use; in every state where left out. Help folds the others, and nothing is refused by it. */
  readonly usedIn?: readonly StateId[];
  /** Another spelling that is read as this. */
  readonly spelledToo?: string;
  /** The action that hears it where each action runs alone; that of the case's state where left out. */
  readonly heardBy?: ActionName | ((context: Context) => boolean);
  /** Changes nothing, so that an answer by e-mail may ask it too. */
  readonly isQuestion?: true;
  /** Owners of the organisation need not be in the team for it: there is nobody above them to ask. */
  readonly forOwners?: true;
  /** How the block is written that says the same, where there is one. */
  readonly blockForm?: string;
  /** What its lines say, by what stands behind its word; undefined for one that cannot be followed. */
  readonly readLines: (rests: readonly string[], body: string) => readonly (readonly Call[] | undefined)[];
  /** What blocks of the comment say, undefined for one that cannot be followed. */
  readonly readBlocks: (body: string) => readonly (Call | undefined)[];
}

/** A command with what it reads, for those who have to know it before anything is followed. */
export interface Command<T> extends CommandKind {
  readonly valuesIn: (body: string) => readonly T[];
}

type Definition<T> = Pick<
  CommandKind,
  | 'name'
  | 'form'
  | 'does'
  | 'choices'
  | 'usedIn'
  | 'spelledToo'
  | 'heardBy'
  | 'isQuestion'
  | 'forOwners'
  | 'blockForm'
> & {
  /** What stands behind the word, trimmed, and its words; undefined where it cannot be followed. */
  readonly parse: (rest: string, words: readonly string[]) => T | undefined;
  readonly follow: (context: Context, value: T, said: Said) => Followed;
  /** What other parts of the comment make of its lines: for each of them, what is followed in its place. */
  readonly bring?: (values: readonly T[], body: string) => readonly (readonly T[])[];
  readonly blocks?: (body: string) => readonly (T | undefined)[];
};

/** A command, whose form, reading and following belong together. */
export function command<T>({ parse, follow, bring, blocks, ...about }: Definition<T>): Command<T> {
  const callOf = (value: T): Call => ({ kind, follow: (context, said) => follow(context, value, said) });
  const readValues = (rests: readonly string[], body: string): readonly (readonly T[] | undefined)[] => {
    const read = rests.map((rest) =>
      parse(
        rest,
        rest.split(/\s+/).filter((word) => word !== ''),
      ),
    );
    const good = read.filter((value) => value !== undefined);
    const brought = bring ? bring(good, body) : good.map((value) => [value]);
    let next = 0;
    return read.map((value) => (value === undefined ? undefined : brought[next++]!));
  };
  const kind: Command<T> = {
    ...about,
    readLines: (rests, body) => readValues(rests, body).map((values) => values?.map(callOf)),
    readBlocks: (body) =>
      (blocks?.(body) ?? []).map((value) => (value === undefined ? undefined : callOf(value))),
    valuesIn: (body) => {
      const rests = wordLines(body).flatMap(({ word, rest, isPunctuated }) =>
        isSpelled(about, word) && !isPunctuated ? [rest] : [],
      );
      return readValues(rests, body).flatMap((values) => values ?? []);
    },
  };
  return kind;
}

const isSpelled = ({ name, spelledToo }: Pick<CommandKind, 'name' | 'spelledToo'>, word: string): boolean =>
  word === name || word === spelledToo;

interface WordLine {
  readonly word: string;
  readonly rest: string;
  /** `/confirm?` asks whether to. */
  readonly isPunctuated: boolean;
}

/** Lines of a slash and one word, and what stands behind it. Paths and addresses are none. */
const wordLines = (body: string): readonly WordLine[] => wordsOf(readSlashLines(body));

const wordsOf = (lines: readonly string[]): readonly WordLine[] =>
  lines.flatMap((line) => {
    const match = /^\/([a-z][a-z-]{1,30})([.,:;!?]?)(?:\s+(.*))?$/i.exec(line);
    return match
      ? [{ word: match[1]!.toLowerCase(), rest: (match[3] ?? '').trim(), isPunctuated: match[2] !== '' }]
      : [];
  });

/**
 * What a comment asks for: commands, those that cannot be followed, words that look like one, and the first command that
 * stands where a long comment is read no more.
 */
export type Asked =
  | ({ readonly is: 'call' } & Call)
  | { readonly is: 'bad'; readonly kind: CommandKind; readonly isBlock: boolean }
  | { readonly is: 'unread'; readonly kind: CommandKind }
  | { readonly is: 'unknown'; readonly word: string; readonly nearest: CommandKind };

/** The commands of all features, in the order of help. */
export const commandsOf = (features: readonly Feature[]): readonly CommandKind[] =>
  features.flatMap(({ commands }) => commands ?? []);

/** What was read in comments, by their text: every planning of a run looks at the same ones. */
const readBefore = new WeakMap<readonly Feature[], Map<string, readonly Asked[]>>();
const MOST_REMEMBERED = 1_000;

/** What a comment asks for, in the order in which it is written; blocks come last. Other lines are nobody's business. */
export function readComment(features: readonly Feature[], body: string): readonly Asked[] {
  const known = readBefore.get(features) ?? new Map<string, readonly Asked[]>();
  readBefore.set(features, known);
  const asked = known.get(body) ?? readAnew(commandsOf(features), body);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(body, asked);
  return asked;
}

function readAnew(kinds: readonly CommandKind[], body: string): readonly Asked[] {
  const lines = wordLines(body).map((line) => ({
    ...line,
    kind: kinds.find((kind) => isSpelled(kind, line.word)),
  }));
  const read = new Map(
    kinds.map((kind) => {
      const rests = lines.filter((line) => line.kind === kind && !line.isPunctuated).map(({ rest }) => rest);
      return [kind, rests.length === 0 ? [] : [...kind.readLines(rests, body)]] as const;
    }),
  );
  const asked = lines.flatMap(({ kind, word, isPunctuated }): readonly Asked[] => {
    if (kind === undefined) return readUnknown(word, kinds);
    const calls = isPunctuated ? undefined : read.get(kind)!.shift();
    return calls?.map((call) => ({ is: 'call', ...call })) ?? [{ is: 'bad', kind, isBlock: false }];
  });
  return [...asked, ...kinds.flatMap((kind) => readBlocks(kind, body)), ...readUnread(kinds, body)];
}

function readUnread(kinds: readonly CommandKind[], body: string): readonly Asked[] {
  for (const { word } of wordsOf(readUnreadSlashLines(body))) {
    const kind = kinds.find((each) => isSpelled(each, word));
    if (kind !== undefined) return [{ is: 'unread', kind }];
  }
  return [];
}

const readBlocks = (kind: CommandKind, body: string): readonly Asked[] =>
  kind.readBlocks(body).map((call) => (call ? { is: 'call', ...call } : { is: 'bad', kind, isBlock: true }));

/** Folders at the root of many machines: anyone who writes one means it. */
const FOLDERS = 'bin boot dev etc home lib media mnt opt proc root run sbin srv sys tmp usr var'.split(' ');

function readUnknown(word: string, kinds: readonly CommandKind[]): readonly Asked[] {
  if (FOLDERS.includes(word) || word.length < 3) return [];
  const name = findNearestWord(
    word,
    kinds.map((kind) => kind.name),
  );
  const nearest = kinds.find((kind) => kind.name === name);
  return nearest ? [{ is: 'unknown', word, nearest }] : [];
}
