import type { LookUp, NamedContext, NamedThing } from '../../../case/named.ts';
import type { CheckedName } from '../../../case/slices/intake.ts';
import {
  type AnswersSoFar,
  type Asking,
  askFrom,
  nameOfThing,
  notThere,
  type Outcome,
  there,
  unchecked,
} from './asking.ts';
import { judgeFunction, judgePath } from './judge-files.ts';
import { fileAtRoot, judgeVersion, treesOf } from './versions-of-report.ts';

/** Files that need most requests come last: the few that there are go first to what one request settles. */
const ORDER = ['version', 'path', 'commit', 'advisory', 'package', 'function'] as const;

/**
 * What is known of everything that a report names, and what to ask next: undefined once nothing more would change it. A
 * judgement is no verdict on the report: what cannot be told for sure could not be checked.
 */
export function judgeNamed(
  things: readonly NamedThing[],
  context: NamedContext,
  answers: AnswersSoFar,
): { readonly checked: readonly CheckedName[]; readonly next: LookUp | undefined } {
  const wanted: LookUp[] = [];
  const asking = askFrom(answers, context, wanted);
  const judged = new Map<NamedThing, Outcome>();
  for (const kind of ORDER)
    for (const thing of things) if (thing.kind === kind) judged.set(thing, judge(thing, things, asking));
  const checked = things.map((thing): CheckedName => {
    return { kind: thing.kind, what: nameOfThing(thing), ...judged.get(thing)! };
  });
  return { checked, next: wanted[0] };
}

function judge(thing: NamedThing, things: readonly NamedThing[], asking: Asking): Outcome {
  const repo = asking.ask<'repo'>({ kind: 'repo' });
  if (repo === null) return unchecked(asking.whyNot({ kind: 'repo' }));
  if (!repo.isPublic) return unchecked('not-public');
  const versions = things.filter((each) => each.kind === 'version');
  const trees = (ref: string | null) => treesOf(ref, versions, asking, repo.defaultBranch);
  switch (thing.kind) {
    case 'path':
      return judgePath(thing, trees(thing.ref), asking);
    case 'function':
      return judgeFunction(thing, trees(thing.ref), asking);
    case 'version':
      return judgeVersion(thing, asking);
    case 'commit': {
      const commit = asking.ask<'commit'>({ kind: 'commit', sha: thing.sha });
      if (commit === null) return unchecked(asking.whyNot({ kind: 'commit', sha: thing.sha }));
      if (commit.isThere) return there();
      return thing.isFirm ? notThere() : unchecked('not-in-history');
    }
    case 'advisory': {
      const advisory = asking.ask<'advisory'>({ kind: 'advisory', id: thing.id });
      if (advisory === null) return unchecked(asking.whyNot({ kind: 'advisory', id: thing.id }));
      return advisory.isThere ? there("GitHub's Advisory Database") : unchecked('not-in-database');
    }
    case 'package':
      return judgePackage(thing.name, trees(null), asking);
  }
}

/** Whether the manifest names a dependency. A dependency of a dependency is in none, so that it is never told to be missing. */
function judgePackage(name: string, { trees }: ReturnType<typeof treesOf>, asking: Asking): Outcome {
  const [tree] = trees;
  if (!tree) return unchecked('unclear-version');
  const answer = asking.ask<'tree'>({ kind: 'tree', at: tree.at });
  if (answer === null) return unchecked(asking.whyNot({ kind: 'tree', at: tree.at }));
  const manifest = fileAtRoot(answer, /^package\.json$/, asking);
  return manifest?.includes(`"${name}"`)
    ? there(`package.json at ${tree.label}`)
    : unchecked('not-in-manifest');
}
