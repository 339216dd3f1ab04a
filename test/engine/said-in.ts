import { type Command, commandsOf, readComment } from '../../src/engine/command.ts';
import { FEATURES } from '../../src/features/index.ts';

export const COMMANDS = commandsOf(FEATURES) as readonly Command<unknown>[];

/** What is read in a comment, in order: the value of a command, or what is wrong. */
export function saidIn(body: string): readonly object[] {
  const values = new Map(COMMANDS.map((kind) => [kind.name, [...kind.valuesIn(body)]]));
  return readComment(FEATURES, body).map((asked) => {
    if (asked.is === 'unknown') return { unknown: asked.word, nearest: asked.nearest.name };
    const { name } = asked.kind;
    if (asked.is === 'unread') return { unread: name };
    if (asked.is === 'bad') return asked.isBlock ? { badBlock: name } : { bad: name };
    return { name, value: values.get(name)!.shift() };
  });
}

/** The value of the only command of a comment. */
export const valueIn = (body: string): unknown =>
  (saidIn(body)[0] as { readonly value?: unknown } | undefined)?.value;
