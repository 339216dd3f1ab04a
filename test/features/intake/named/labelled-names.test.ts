/** What reports name of three repos with a past, looked up over HTTP: nothing that is or was there is told to be missing. */
import { checkNamed } from '../../../../src/actions/check-named.ts';
import { MOST_LOOK_UPS } from '../../../../src/case/named.ts';
import type { CheckedName } from '../../../../src/case/slices/intake.ts';
import { findNamed } from '../../../../src/features/intake/named/find-named.ts';
import type { GitHub } from '../../../../src/github/index.ts';
import { LABELLED_REPORTS, type Label, type LabelledReport } from './labelled-names.ts';
import { REPOS, type Rig, startRepos } from './repos.ts';

interface Judged {
  readonly label: Label;
  readonly name: string;
  readonly found: CheckedName | undefined;
}

let rig: Rig;
let judged: readonly Judged[];
let most = 0;
let asked: readonly string[] = [];

async function check(github: GitHub, { repo, says }: LabelledReport): Promise<readonly Judged[]> {
  const context = { repo: `example-org/${repo}`, packages: REPOS[repo].packages, ghsa: null };
  const before = rig.count('read');
  const { checked } = await checkNamed(
    github,
    findNamed(says.map(([, , text]) => text).join('\n\n'), context),
  );
  most = Math.max(most, rig.count('read') - before);
  return says.flatMap(([label, name]) =>
    label === null ? [] : [{ label, name, found: checked.find(({ what }) => what === name) }],
  );
}

beforeAll(async () => {
  rig = await startRepos();
  const all: Judged[] = [];
  const github = rig.github();
  for (const report of LABELLED_REPORTS) all.push(...(await check(github, report)));
  judged = all;
  asked = rig.server.requests.map(({ path }) => path);
});

afterAll(() => rig.server.close());

const count = (label: Label, result: CheckedName['result'] | undefined): number =>
  judged.filter((each) => each.label === label && each.found?.result === result).length;

const LABELS = ['true', 'moved', 'invented'] as const;
const RESULTS = ['there', 'not-there', 'unchecked', undefined] as const;

describe('what reports name of the code', () => {
  it('is never told to be missing where it is, was, or may be', () => {
    const table = LABELS.map((label) => [label, ...RESULTS.map((result) => count(label, result))]);
    process.stdout.write(
      `${judged.length} names, at most ${most} requests a report\n${[
        ['', ...RESULTS.map((each) => each ?? 'not seen')],
        ...table,
      ]
        .map((row) => row.map((cell) => String(cell).padStart(10)).join(''))
        .join('\n')}\n`,
    );
    expect(judged.length).toBeGreaterThanOrEqual(100);
    expect(
      judged.filter(({ label, found }) => label !== 'invented' && found?.result === 'not-there'),
    ).toEqual([]);
  });

  it('is found where it is, and missed where nobody ever had it', () => {
    // A function may be in any file of the repo: where they are too many to read, it is told that it is not in this one.
    const isMissed = ({ result, why }: CheckedName): boolean =>
      result === 'not-there' || why === 'not-in-file';
    const wrong = judged.filter(
      ({ label, found }) =>
        (label === 'true' && found?.result !== 'there') ||
        (label === 'invented' && !(found && isMissed(found))),
    );
    expect(wrong.map(({ name, found }) => `${name}: ${found?.result} ${found?.why}`)).toEqual([]);
  });

  it('takes few requests, and none about another repo', () => {
    expect(most).toBeLessThanOrEqual(MOST_LOOK_UPS);
    expect(
      asked.filter(
        (path) =>
          !/^\/(app|repos\/example-org\/(parser|kit|tools))(\/|$)|^\/advisories|^\/(orgs|users)\/example-org\/installation/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });
});
