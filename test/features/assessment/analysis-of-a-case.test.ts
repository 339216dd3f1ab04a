import { readNewestAnalysis } from '../../../src/actions/read-analysis.ts';
import { readMarker } from '../../../src/case/marker.ts';
import type { NpmPort } from '../../../src/case/ports.ts';
import { stateOf } from '../../../src/case/stored-case.ts';
import { observe, settle, storedOf } from '../../engine/run-world.ts';
import {
  ANALYSIS,
  all,
  atState,
  changeAdvisory,
  comment,
  editComment,
  label,
  play,
  say,
} from '../../engine/situation.ts';
import { SELF, SOURCE, type World } from '../../engine/world.ts';

const wordOf = (world: World, key: string): string | undefined =>
  world.issue!.comments.find((each) => readMarker(each, SELF)?.startsWith(key))?.body;

const isAnalysis = (each: { readonly body: string }): boolean => each.body.includes('analysis:\n  packages');

describe('an analysis by lines', () => {
  it('needs four lines where the report names package, title and text', async () => {
    const world = await play(
      await atState('assessing'),
      say('/set affected < 1.2.3'),
      say('/set cvss CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H'),
      say('/set patched 1.2.3\n/set confirmed yes ran it'),
    );
    const { facts, by } = storedOf(world).analysis!;
    expect(facts.packages).toEqual([
      {
        ecosystem: 'npm',
        name: 'widget',
        repo: 'example-org/widget',
        affected: ['< 1.2.3'],
        patched: ['1.2.3'],
        functions: [],
      },
    ]);
    expect(facts).toMatchObject({ severity: 'high', confirmed: { yes: true, how: 'ran it' } });
    expect(facts.summary).toBe('Long strings stall the widget');
    expect(by.login).toBe('mel-member');
    expect(wordOf(world, 'analysis-problems')).toBeUndefined();
  });

  it('says what is wrong or missing, by the keys of the command', async () => {
    const world = await play(await atState('assessing'), say('/set severity hihg'));
    expect(storedOf(world).analysis).toBeNull();
    const words = wordOf(world, 'analysis-problems')!;
    expect(words).toContain('`severity`: found `"hihg"`');
    expect(words).toContain('`affected`: found `nothing`');
    expect(words).not.toContain('line 0');
    const corrected = await play(world, say('/set severity high\n/set affected < 2'));
    expect(storedOf(corrected).analysis?.facts.severity).toBe('high');
    expect(wordOf(corrected, 'analysis-problems')).toBeUndefined();
  });

  it('changes the analysis that counts, and a block posted later counts alone', async () => {
    const world = await play(await atState('assessing'), say(ANALYSIS), say('/set summary Another title'));
    expect(storedOf(world).analysis?.facts).toMatchObject({
      summary: 'Another title',
      cwe: ['CWE-400'],
    });
    const later = await play(world, say(ANALYSIS));
    expect(storedOf(later).analysis?.facts.summary).toBe('Long strings stall the widget');
  });

  it('is not taken from people outside the team, nor with an unknown key', async () => {
    const start = await atState('assessing');
    const world = await play(start, comment('reporter', '/set affected < 9\n/set severity low'));
    expect(storedOf(world).analysis).toBeNull();
    const unknown = await play(start, say('/set affects < 9'));
    expect(wordOf(unknown, 'answer/')).toContain('/set KEY VALUE');
  });

  it('reads both commands of one comment, and the newest of two for one key', async () => {
    const world = await play(
      await atState('assessing'),
      all(say('/set severity low\n/set affected < 1'), say('/set severity critical')),
    );
    expect(storedOf(world).analysis?.facts.severity).toBe('critical');
  });
});

describe('a confirmation', () => {
  const drafted = () => atState('cve-requested');
  const worse = (body: string): string => body.replace('C:N/I:N/A:H', 'C:H/I:H/A:H');

  it('is void once the vector changes under it, and the advisory waits', async () => {
    const before = (await drafted()).advisories[SOURCE]!.cvss;
    const world = await play(await drafted(), editComment('member', isAnalysis, worse));
    expect(storedOf(world).analysis).toMatchObject({
      confirmAgain: true,
      facts: { confirmed: { yes: false } },
    });
    expect(world.advisories[SOURCE]!.cvss).toEqual(before);
    expect(wordOf(world, 'record')).toContain('changed after they were confirmed');
    expect(wordOf(world, 'confirm-again/')).toContain('@mel-member');
  });

  it.each<[string, Parameters<typeof play>[1]]>([
    ['/set confirmed', comment('third', '/set confirmed yes looked again')],
    [
      'another how',
      editComment('member', isAnalysis, (body) => body.replace('how: ran it', 'how: ran again')),
    ],
    ['a comment of its own', comment('third', worse(ANALYSIS))],
  ])('is given again by %s', async (_, action) => {
    const world = await play(await drafted(), editComment('member', isAnalysis, worse), action);
    expect(storedOf(world).analysis?.facts.confirmed.yes).toBe(true);
    expect(storedOf(world).analysis).not.toHaveProperty('confirmAgain');
    expect(world.advisories[SOURCE]!.cvss[0]?.vector).toContain('C:H/I:H/A:H');
  });

  it('stands again when the change is taken back, and was never void before a draft', async () => {
    const back = (body: string) => body.replace('C:H/I:H/A:H', 'C:N/I:N/A:H');
    const world = await play(
      await drafted(),
      editComment('member', isAnalysis, worse),
      editComment('member', isAnalysis, back),
    );
    expect(storedOf(world).analysis?.facts.confirmed.yes).toBe(true);
    const early = await play(
      await atState('assessing'),
      say(ANALYSIS),
      editComment('member', isAnalysis, worse),
    );
    expect(storedOf(early).analysis?.facts.confirmed.yes).toBe(true);
  });

  it('stays where only words change', async () => {
    const reword = (body: string) => body.replace('busy.', 'very busy.');
    const world = await play(await drafted(), editComment('member', isAnalysis, reword));
    expect(storedOf(world).analysis?.facts.confirmed.yes).toBe(true);
    expect(world.advisories[SOURCE]!.description).toContain('very busy');
  });
});

describe('an advisory changed by hand', () => {
  const changed = async () => play(await atState('patching'), changeAdvisory({ summary: 'By hand' }));

  it('is told field by field, and nothing is written over it', async () => {
    const world = await changed();
    expect(wordOf(world, 'drift')).toContain(
      'title: analysis `Long strings stall the widget`, advisory `By hand`',
    );
    const edited = await play(
      world,
      editComment('member', isAnalysis, (body) => body.replace('busy.', 'very busy.')),
    );
    expect(edited.advisories[SOURCE]).toMatchObject({
      summary: 'By hand',
      description: 'A long string keeps the parser busy.\n',
    });
  });

  it('/keep analysis writes it again', async () => {
    const world = await play(await changed(), say('/keep analysis'));
    expect(world.advisories[SOURCE]!.summary).toBe('Long strings stall the widget');
    expect(wordOf(world, 'drift')).toBeUndefined();
  });

  it('/keep advisory takes it over into the analysis', async () => {
    const world = await play(await changed(), say('/keep advisory'));
    expect(storedOf(world).analysis?.facts.summary).toBe('By hand');
    expect(world.advisories[SOURCE]!.summary).toBe('By hand');
    expect(wordOf(world, 'drift')).toBeUndefined();
  });

  it('/keep advisory with other ranges asks for a confirmation', async () => {
    const ranges = [
      { ecosystem: 'npm', name: 'widget', affected: '< 1.3.0', patched: '1.3.0', functions: [] },
    ] as const;
    const world = await play(await atState('patching'), changeAdvisory({ ranges }), say('/keep advisory'));
    expect(storedOf(world).analysis).toMatchObject({
      confirmAgain: true,
      facts: { packages: [{ affected: ['< 1.3.0'], patched: ['1.3.0'] }], confirmed: { yes: false } },
    });
  });

  it('/keep says so where nothing differs', async () => {
    const world = await play(await atState('patching'), say('/keep advisory'));
    expect(wordOf(world, 'answer/')).toContain('No advisory of this case differs');
  });

  it('tells nothing of what GitHub shows that the analysis says too', async () => {
    const world = await settle(await atState('patching'));
    expect(wordOf(world, 'drift')).toBeUndefined();
    expect(stateOf(storedOf(world))).toBe('patching');
  });
});

describe('notes of the reader', () => {
  it('are told once, and what is published too', async () => {
    const npm: NpmPort = {
      readPublished: async () => ({ kind: 'published', versions: ['1.0.0', '1.2.3', '2.0.0'] }),
    };
    const world = say(ANALYSIS.replace('"< 1.2.3"', '"^1.0.0 <1.2.3"'))(await atState('assessing'));
    const observed = observe(world, '9/1');
    const reading = await readNewestAnalysis(observed, observed.stored!, world.config, npm);
    expect(reading).toMatchObject({
      kind: 'ok',
      versions: [{ name: 'widget', published: 3, affected: 1 }],
    });
  });

  it('one comment, edited in place', async () => {
    const odd = ANALYSIS.replace('CWE-400', 'cwe-79');
    const world = await play(await atState('assessing'), say(odd));
    expect(wordOf(world, 'analysis-notes')).toContain('was read as CWE-79');
    const better = await play(
      world,
      editComment('member', isAnalysis, (body) => body.replace('cwe-79', 'CWE-79')),
    );
    expect(wordOf(better, 'analysis-notes')).toContain('needs no second look');
    expect(better.issue!.comments.filter((each) => readMarker(each, SELF) === 'analysis-notes')).toHaveLength(
      1,
    );
  });

  it('the case record tells the vector in words', async () => {
    const world = await play(await atState('assessing'), say(ANALYSIS), label('member', 'case/valid'));
    expect(wordOf(world, 'record')).toContain('CVSS 3.1 in words: reached over the network; easy to repeat');
  });
});
