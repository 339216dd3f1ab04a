/** A case in which people talk much, on the built conductor, for a year: in `npm run test:deep`. */
import { readMarker } from '../../src/case/marker.ts';
import { itDeep, tellPlayed } from '../deep.ts';
import { commentsOf, openStage, PROJECT, type Stage, TRIAGE } from './stage.ts';

const DAY = 86_400_000;
/** Comments that people write between two sweeps; a run reads the newest hundred. */
const BURSTS = [0, 3, 110, 1, 0, 120, 60, 30, 20, 0, 110, 40, 6, 0];
const DAYS = 26;

/** A request of a member, whom the seed of the stage lets in. */
const write = (stage: Stage, path: string, body: object): Promise<unknown> =>
  stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1${path}`, body);

const keyOf = (body: string): string | null => {
  const self = { id: 1, login: 'bot', kind: 'bot' } as const;
  return readMarker({ author: self, body, lastEditor: null }, self);
};

/** Keys of all that the bot ever wrote into the case, also what it took away again. */
const everSaid = ({ github }: Stage): readonly string[] =>
  github.world.journal
    .filter(({ what, actor, repo }) => what === 'comment' && actor.kind === 'app' && repo === TRIAGE)
    .map(({ text }) => keyOf(text))
    .filter((key) => key !== null);

itDeep(
  'is never told anything twice, however much is said in between',
  async () => {
    const stage = await openStage({ schemaCheck: false });
    try {
      await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
        summary: 'A flaw',
        description: 'A long header keeps the parser busy.',
      });
      expect((await stage.start('conductor')).errors).toEqual([]);
      await write(stage, '/labels', { labels: ['flag/public'] });
      for (const burst of BURSTS) {
        for (let written = 0; written < burst; written++) {
          stage.github.clock.advance(60_000);
          await write(stage, '/comments', { body: `Words ${written}.` });
        }
        // A question has the case looked at, whatever else is due.
        await write(stage, '/comments', { body: '/why' });
        stage.github.clock.advance(DAYS * DAY);
        expect((await stage.start('conductor')).errors).toEqual([]);
        const standing = commentsOf(stage, 1).map(({ body }) => keyOf(body));
        const keys = standing.filter((key) => key !== null);
        expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
      }
      const said = everSaid(stage).filter((key) => key !== 'record' && !key.startsWith('analysis'));
      tellPlayed(
        'comments of people in a long conversation',
        BURSTS.reduce((sum, burst) => sum + burst, 0),
      );
      expect(said).toContain('leak');
      expect(said.filter((key) => key.startsWith('remind/')).length).toBeGreaterThan(2);
      const count = new Map<string, number>();
      // The journal has every edit, too; what is posted anew has another number.
      for (const key of said) count.set(key, (count.get(key) ?? 0) + 1);
      expect([...count].filter(([, times]) => times > 1)).toEqual([]);
    } finally {
      await stage.close();
    }
  },
  120_000,
);
