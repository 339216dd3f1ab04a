import { readMarker } from '../../src/case/marker.ts';
import type { StateId } from '../../src/process/table.ts';
import { runWorld, storedOf } from './run-world.ts';
import {
  ANALYSIS,
  atState,
  comment,
  DAY,
  deleteComment,
  HOUR,
  label,
  pass,
  play,
  SECOND,
} from './situation.ts';
import { SELF, type World } from './world.ts';

/** People write so many comments, a minute apart, and no run looks in between. */
const talk = (count: number) => (world: World) => {
  let next = world;
  for (let written = 0; written < count; written++)
    next = comment(written % 3 === 0 ? 'reporter' : 'third', `Words ${written}.`)(pass(60 * SECOND)(next));
  return next;
};

const keysOf = ({ issue }: World): readonly string[] =>
  (issue?.comments ?? []).map((each) => readMarker(each, SELF)).filter((key) => key !== null);
const twice = (keys: readonly string[]): readonly string[] =>
  keys.filter((key, index) => keys.indexOf(key) < index);

/** Keys of the comments that the bot wrote in a year in which people write 500, in bursts of up to 120. */
async function liveThroughAYear(
  start: World,
): Promise<{ readonly world: World; readonly said: readonly string[] }> {
  const said: string[] = [];
  let world = start;
  for (const [index, burst] of [0, 3, 110, 1, 0, 120, 60, 30, 20, 0, 110, 40, 6, 0].entries()) {
    world = talk(burst)(pass(26 * DAY)(world));
    for (const later of [0, 1, 5]) {
      const { operations, ...end } = await runWorld(pass(later * HOUR)(world));
      expect([index, later, end.end]).toEqual([index, later, 'rested']);
      said.push(...operations.flatMap((each) => (each.kind === 'comment' ? [each.key] : [])));
      world = end.world;
      // What waits for a confirmation comes down where people are; it stands once all the same.
      expect([index, twice(keysOf(world))]).toEqual([index, []]);
    }
  }
  return { world, said: said.filter((key) => !key.startsWith('ask/')) };
}

describe('a conversation of 500 comments', () => {
  const states: readonly StateId[] = [
    'received',
    'cve-requested',
    'patching',
    'releasing',
    'disclosing',
    'announcing',
  ];

  it.each(states)('is never told anything twice in a year, in case/%s', async (state) => {
    const { world, said } = await liveThroughAYear(
      await play(await atState(state), label('member', 'flag/public')),
    );
    expect(world.issue!.comments.length).toBeGreaterThan(500);
    expect(keysOf(world).length).toBeGreaterThan(3);
    expect(twice(said)).toEqual([]);
  });

  it('keeps up to date what is far up in it, and takes away what is over', async () => {
    const start = await play(await atState('cve-requested'), pass(9 * DAY));
    expect(keysOf(start)).toContain('remind/cve');
    const long = (await runWorld(talk(130)(start))).world;
    expect((await runWorld(long)).operations).toEqual([]);
    const after = await play(long, comment('member', '/cve CVE-2026-12345'));
    expect(keysOf(after)).not.toContain('remind/cve');
    expect(storedOf(after).told?.comments.map(({ key }) => key)).not.toContain('remind/cve');
  });

  it('has what is far up edited where it is, and written anew where somebody deleted it', async () => {
    const bad = (name: string) => comment('member', ANALYSIS.replace('cwe: [CWE-400]', `cwe: [${name}]`));
    const problems = ({ issue }: World) =>
      issue!.comments.filter((each) => readMarker(each, SELF) === 'analysis-problems');
    const long = await play(await atState('assessing'), bad('CWE-x'), talk(130));
    const [before] = problems(long);
    expect(before?.body).toContain('CWE-x');
    const other = await play(long, bad('CWE-y'));
    expect(problems(other).map(({ id }) => id)).toEqual([before?.id]);
    expect(problems(other)[0]?.body).toContain('CWE-y');
    const gone = deleteComment(({ id }) => id === before?.id)(await play(other, talk(130)));
    const anew = problems(await play(gone, bad('CWE-z')));
    expect(anew).toHaveLength(1);
    expect(anew[0]?.body).toContain('CWE-z');
    expect(problems(await play(other, comment('member', ANALYSIS)))).toEqual([]);
  });

  it('is read to its beginning by the first run that remembers, and never again', async () => {
    const start = await play(await atState('cve-requested'), pass(9 * DAY));
    const stored = storedOf(start);
    expect(stored.told).toBeUndefined();
    const { world, operations } = await runWorld(talk(300)(start));
    const said = operations.flatMap((each) => (each.kind === 'comment' ? [each.key.split('/')[0]] : []));
    expect(said).toEqual(['ask']);
    expect(storedOf(world).told?.comments.map(({ key }) => key)).toContain('remind/cve');
    expect((await runWorld(world)).operations).toEqual([]);
  });
});
