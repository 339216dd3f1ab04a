import { readMarker } from '../../../src/case/marker.ts';
import { stateOf } from '../../../src/case/stored-case.ts';
import { planCase } from '../../../src/engine/plan-case.ts';
import { renderTrace } from '../../../src/features/case-issue/surprise-text.ts';
import {
  findTraces,
  pathsIn,
  type WatchedCase,
  watchedOf,
} from '../../../src/features/followup/leak-watch.ts';
import { printPatch } from '../../../src/text/patch-lines.ts';
import { CONDUCTOR, contextOf, observe, storedOf } from '../../engine/run-world.ts';
import { atState, label, play, say } from '../../engine/situation.ts';
import { PEOPLE, REPO, SELF, SOURCE } from '../../engine/world.ts';

const PATCH = printPatch(
  '--- a/lib/a.js\n+++ b/lib/a.js\n@@ -1 +1,3 @@\n+const limitOfNestedArraysInBodies = 32\n+if (depth > limitOfNestedArraysInBodies) refuseTheBody(request)\n+return walkTheWholeBodyOnce(request, depth)\n',
);
const watched: WatchedCase = {
  number: 7,
  ids: ['CVE-2026-1234', SOURCE],
  told: [],
  lines: PATCH.map((each) => ({ repo: REPO, ...each })),
};
const places = (text: string) => ({
  places: [{ kind: 'issue' as const, where: 'https://github.com/example-org/widget/issues/9', text }],
  files: [],
  isCut: false,
});
const files = (text: string, path = 'lib/a.js') => ({
  places: [],
  files: [{ where: 'fix', path, text }],
  isCut: false,
});

describe('what is looked for in public', () => {
  it.each([
    ['received', false],
    ['assessing', false],
    ['cve-requested', true],
    ['patching', true],
    ['releasing', true],
    ['disclosing', false],
    ['closed', false],
  ] as const)('of a case in %s: %s', async (state, isWatched) => {
    expect(watchedOf(storedOf(await atState(state))) !== undefined).toBe(isWatched);
  });

  it('are ids, and lines of the patch until it is released', async () => {
    const patched = await play(
      await atState('testing'),
      say(
        '/evidence patch x\n\n```diff\n--- a/lib/a.js\n+++ b/lib/a.js\n@@ -1 +1 @@\n+const limitOfNestedArraysInBodies = 32\n```',
      ),
    );
    const early = watchedOf(storedOf(patched))!;
    expect(early.ids).toEqual(['CVE-2026-12345', SOURCE]);
    expect(early.lines).toHaveLength(1);
    expect(pathsIn(REPO, [early])).toEqual(['lib/a.js']);
    expect(pathsIn('example-org/other', [early])).toEqual([]);
    const later = await play(patched, say('/evidence regression-test x'), label('member', 'case/releasing'));
    expect(stateOf(storedOf(later))).toBe('releasing');
    expect(watchedOf(storedOf(later))).toMatchObject({ lines: [] });
    expect(watchedOf({ ...storedOf(patched), flags: ['public'] })).toBeUndefined();
  });
});

describe('a trace', () => {
  it.each([
    ['an id', 'see CVE-2026-1234.', 1],
    ['an id in small letters', `see ${SOURCE.toLowerCase()}`, 1],
    ['the beginning of another id', 'see CVE-2026-12345', 0],
    ['something else', 'see CVE-2025-1234 and security', 0],
  ])('is %s: %s', (_name, text, hits) => {
    expect(findTraces(watched, REPO, places(text))).toHaveLength(hits);
  });

  const [one, two] = [
    'const limitOfNestedArraysInBodies = 32',
    'if (depth > limitOfNestedArraysInBodies) refuseTheBody(request)',
  ];
  it.each([
    ['two lines of the patch', `x\n  ${one}\n${two}\n`, 'lib/a.js', 1],
    ['one line of several', `${one}\n`, 'lib/a.js', 0],
    ['the same lines in another file', `${one}\n${two}\n`, 'lib/b.js', 0],
  ])('is two lines in their file: %s', (_name, text, path, hits) => {
    expect(findTraces(watched, REPO, files(text, path))).toHaveLength(hits);
    expect(findTraces(watched, 'example-org/other', files(text, path))).toEqual([]);
  });

  it('is that not all could be compared, for a case that has a patch there', () => {
    const cut = { places: [], files: [], isCut: true };
    expect(findTraces(watched, REPO, cut)).toMatchObject([{ what: 'cut', where: REPO }]);
    expect(findTraces({ ...watched, lines: [] }, REPO, cut)).toEqual([]);
    expect(findTraces(watched, 'example-org/other', cut)).toEqual([]);
  });

  it('of that kind asks for a look and says nothing of a leak', () => {
    const leak = { key: 'k', what: 'cut', where: REPO, at: '2026-03-02T09:00:00Z' } as const;
    const told = renderTrace(leak, [PEOPLE.coordinator], 'flag/public');
    expect(told).toContain(`could not compare everything in \`${REPO}\``);
    expect(told).toContain('If you find the fix');
  });

  it('has one key for one place, and names the repo of a branch', () => {
    const [trace] = findTraces(watched, REPO, files(`${one}\n${two}`));
    expect(trace?.where).toBe(`${REPO}, branch fix`);
    expect(trace?.key).toBe(findTraces(watched, REPO, files(`${one}\n${two}\n\n`))[0]?.key);
  });

  it('is told once, with the flag that is offered, and nothing of it goes into public', async () => {
    const world = await play(await atState('patching'));
    const traces = findTraces(watched, REPO, places('CVE-2026-1234'));
    const context = await contextOf(world, { ...observe(world, 'r'), traces }, CONDUCTOR);
    const plan = planCase(context);
    expect(plan.stored.leaks).toHaveLength(1);
    const again = planCase({ ...context, stored: plan.stored });
    expect(again.stored.leaks).toHaveLength(1);
    const words = plan.operations.flatMap((each) => (each.kind === 'comment' ? [each] : []));
    const [told] = words.filter(({ key }) => key.startsWith('trace/'));
    expect(told?.body).toContain(`@${PEOPLE.coordinator.login}`);
    expect(told?.body).toContain('flag/public');
    expect(told?.surface).toBe('team');
    expect(plan.operations.every(({ surface }) => surface === 'team')).toBe(true);
    expect(readMarker({ author: SELF, body: told?.body ?? '', lastEditor: null }, SELF)).toBeNull();
  });
});
