/** What `npm view --json` prints, without npm: the answer of the same registry, put as npm puts it. */
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import semver from 'semver';

type View = readonly ['view', '--json', '--', name: string, ...fields: string[]];
type Document = Readonly<Record<string, unknown>> & {
  readonly versions?: Readonly<Record<string, unknown>>;
};

/** Whether this is the one question that can be answered here. */
export const isView = (args: unknown): args is View =>
  Array.isArray(args) && args[0] === 'view' && args[1] === '--json' && args[2] === '--';

/** A child process that has nothing in it but npm's answer. `known` packages are answered without the registry. */
export function answerNpm(
  [, , , name, ...fields]: View,
  registry: string | undefined,
  known: Readonly<Record<string, readonly string[]>> | null,
): ChildProcess {
  const stdout = new PassThrough();
  const child = Object.assign(new EventEmitter(), { stdout, kill: () => true });
  const print = (text: string): void => {
    stdout.once('end', () => child.emit('close', 0));
    stdout.end(text);
  };
  if (known) print(JSON.stringify(known[name] ? { versions: known[name] } : failure('E404')));
  else
    void view(name, fields, registry ?? '').then((answer) => print(`${JSON.stringify(answer, null, 2)}\n`));
  return child as unknown as ChildProcess;
}

const failure = (code: string) => ({ error: { code } });

async function view(name: string, fields: readonly string[], registry: string): Promise<object> {
  try {
    const response = await fetch(new URL(name.replace('/', '%2f'), registry));
    if (!response.ok) return failure(`E${response.status}`);
    const document = (await response.json()) as Document;
    const versions = Object.keys(document.versions ?? {}).sort(semver.compareLoose);
    const shown = fields.map((field) => [field, field === 'versions' ? versions : document[field]]);
    return Object.fromEntries(shown.filter(([, value]) => value !== undefined));
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly code?: string } };
    return failure(cause?.code ?? 'FETCH_ERROR');
  }
}
