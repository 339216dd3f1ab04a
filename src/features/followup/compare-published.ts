import { ecosystemFromOsv } from '../../formats/records/ecosystem-names.ts';
import { type AdvisoryFacts, ECOSYSTEMS, type Ecosystem } from '../../formats/records/facts.ts';

/** What a public database says of an advisory, in the little that is compared. */
export interface Told {
  readonly ids: readonly string[];
  readonly isWithdrawn: boolean;
  /** Null where the database does not say it in a form that can be compared. */
  readonly packages:
    | readonly { readonly ecosystem: string; readonly name: string; readonly patched: readonly string[] }[]
    | null;
  /** Addresses that the record leads to; null where that is not its task. */
  readonly references: readonly string[] | null;
}

/** What is missing in a database or contradicts the advisory, in words for people; nothing where all is well. */
export function compareTold(ours: AdvisoryFacts, told: Told): readonly string[] {
  if (told.isWithdrawn) return ['it is marked as withdrawn or rejected'];
  const wanted = ours.cve === null ? [] : [ours.cve];
  const ids = wanted.filter((id) => !told.ids.includes(id)).map((id) => `the alias ${id} is missing`);
  const leads = told.references?.some((url) => url.includes(ours.ghsa));
  const link = leads === false ? [`no reference leads to ${ours.ghsa}`] : [];
  return [...ids, ...link, ...comparePackages(ours, told.packages)];
}

function comparePackages(ours: AdvisoryFacts, packages: Told['packages']): readonly string[] {
  if (packages === null) return [];
  const names = [...new Set(ours.ranges.map(({ name }) => name))];
  return names.flatMap((name) => {
    const range = ours.ranges.find((each) => each.name === name)!;
    const theirs = packages.filter(
      (each) => each.name === name && ecosystemOf(each.ecosystem) === range.ecosystem,
    );
    if (theirs.length === 0) return [`the package ${name} is missing`];
    const known = theirs.flatMap(({ patched }) => patched);
    const fixes = ours.ranges.filter((each) => each.name === name).flatMap(({ patched }) => patched ?? []);
    return [...new Set(fixes)]
      .filter((fix) => !known.includes(fix))
      .map((fix) => `${name}: the patched version ${fix} is missing`);
  });
}

/** GitHub's databases and OSV name ecosystems each in their way. */
const ecosystemOf = (name: string): Ecosystem =>
  ECOSYSTEMS.find((each) => each === name.toLowerCase()) ?? ecosystemFromOsv(name);
