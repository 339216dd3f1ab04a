import * as v from 'valibot';

/** A label of the process as it was when it was first seen, or made. `since`: events before that are not ours; null for one that the bot made. */
export const knownLabelSchema = v.object({ name: v.string(), id: v.string(), since: v.nullable(v.string()) });
export type KnownLabel = v.InferOutput<typeof knownLabelSchema>;

/** By canonical id. Labels are known by node id, so that a later change of names never turns an old event into a request. */
export type KnownLabels = Readonly<Record<string, KnownLabel>>;

/** A label of the repo, as it is now. */
export interface RepoLabel {
  /** Node id, kept when a label is renamed; another one when it is made again. */
  readonly id: string;
  readonly name: string;
}

/** The canonical id of the label that an event is about, or undefined where it was none of ours then. */
export function labelOfEvent(
  known: KnownLabels,
  { labelId, at }: { readonly labelId?: string; readonly at: string },
): string | undefined {
  if (labelId === undefined) return undefined;
  const found = Object.entries(known).find(([, label]) => label.id === labelId);
  if (!found) return undefined;
  const [canonical, { since }] = found;
  return since === null || Date.parse(at) >= Date.parse(since) ? canonical : undefined;
}

export interface LabelUpdate {
  readonly known: KnownLabels;
  /** Names that another label than the known one has now: somebody renamed a label to it. */
  readonly replaced: readonly string[];
}

/**
 * What is known after a look at the repo. A label counts from when it is first seen under the name that the configuration
 * gives it; one that took the name of a known label does not count until the bot has made its own again.
 *
 * @param names canonical id to the name in the repo
 * @param made name to node id of labels that this run made
 */
export function updateKnownLabels(
  known: KnownLabels,
  present: readonly RepoLabel[],
  names: Readonly<Record<string, string>>,
  made: ReadonlyMap<string, string>,
  now: string,
): LabelUpdate {
  const next: Record<string, KnownLabel> = { ...known };
  const replaced: string[] = [];
  for (const [canonical, name] of Object.entries(names)) {
    const before = known[canonical];
    const own = made.get(name);
    const there = present.find((label) => label.name.toLowerCase() === name.toLowerCase());
    if (own !== undefined) next[canonical] = { name, id: own, since: null };
    else if (there === undefined || there.id === before?.id) continue;
    else if (before === undefined || before.name.toLowerCase() !== name.toLowerCase())
      next[canonical] = { name, id: there.id, since: now };
    else replaced.push(name);
  }
  return { known: next, replaced };
}
