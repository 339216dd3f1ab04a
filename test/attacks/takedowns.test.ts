/** Public threads that only seem to be out of sight, and copies that only seem to be kept. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { sampleOf } from '../deep.ts';
import {
  adjustRepo,
  findRepo,
  PROJECT,
  type Stage,
  type StageWish,
  storeOf,
  TRIAGE,
} from '../scenarios/stage.ts';
import { HOUR, ON_BOTH, openSwept } from './on-both.ts';

const TOKEN = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
const WORDS = 'velvet harbour tractor';

const seeded = (kind: 'issues' | 'pulls'): StageWish => ({
  adjust: adjustRepo('body-parser', (repo) => {
    const thread = {
      title: 'It crashes',
      body: `Send this and it crashes: ${WORDS}. Use ${TOKEN}.`,
      author: CAST.reporter.login,
    };
    return kind === 'issues'
      ? { ...repo, issues: [thread] }
      : { ...repo, pulls: [{ ...thread, head: 'fix', files: { 'index.js': '3\n' } }] };
  }),
  schemaCheck: false,
});

async function name({ people, settle }: Stage, kind: 'issues' | 'pull', number = 1): Promise<number> {
  const made = await people.member.request('POST', `/repos/${TRIAGE}/issues`, {
    title: 'Report: ',
    body: `### Address of the public issue or pull request\n\nhttps://github.com/${PROJECT}/${kind}/${number}`,
    labels: ['security-report', 'flag/premature'],
  });
  await settle();
  const { number: issue } = made as { readonly number: number };
  await people.coordinator.request('POST', `/repos/${TRIAGE}/issues/${issue}/comments`, {
    body: '/confirm privatize',
  });
  await settle();
  return issue;
}

/** What strangers can still read of it. */
const isPublic = ({ github }: Stage): boolean =>
  [...github.world.issues.values()].some(
    ({ body, repoId }) => !github.world.repos.get(repoId)?.private && body?.includes(WORDS),
  );

const isKept = (stage: Stage): boolean =>
  [...stage.github.world.issues.values()].some(
    ({ body, repoId }) => repoId === findRepo(stage, TRIAGE).id && body?.includes(WORDS),
  ) || Object.values(storeOf(stage)).some((text) => text.includes(WORDS));

async function sweepOn(stage: Stage, times: number): Promise<readonly string[]> {
  const errors: string[] = [];
  for (let at = 0; at < times; at++) {
    stage.github.clock.advance(HOUR);
    errors.push(...(await stage.sweep()).flatMap((run) => run.errors));
  }
  return errors;
}

describe.each(sampleOf(ON_BOTH, 1))('with %s', (_name, chain) => {
  it.each([
    ['moved to another public repo', 'issues-transferred-elsewhere', 'issues'],
    ['of a repo that was renamed', 'repos-renamed', 'issues'],
    ['a pull request of a repo that was renamed', 'repos-renamed', 'pulls'],
  ] as const)(
    'a thread %s is taken down there',
    async (_what, unkind, kind) => {
      const stage = await openSwept(chain, seeded(kind));
      try {
        stage.github.control.unkind([`${unkind}@${PROJECT}`]);
        await name(stage, kind === 'issues' ? 'issues' : 'pull');
        await sweepOn(stage, 2);
        expect(isPublic(stage)).toBe(false);
        expect(isKept(stage)).toBe(true);
      } finally {
        await stage.close();
      }
    },
    120_000,
  );

  it('a thread that nobody finds under its name any more is told, red', async () => {
    const stage = await openSwept(chain, seeded('issues'));
    try {
      stage.github.control.unkind([`repos-recycled@${PROJECT}`]);
      await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
        title: 'Report: ',
        body: `### Address of the public issue or pull request\n\nhttps://github.com/${PROJECT}/issues/1`,
        labels: ['security-report', 'flag/premature'],
      });
      const errors = (await stage.settle()).flatMap((run) => run.errors);
      expect(errors.join('\n')).toContain('could not be found');
      expect(await sweepOn(stage, 2)).toEqual([]);
    } finally {
      await stage.close();
    }
  });

  it.each(['UNPROCESSABLE', 'FORBIDDEN', '', 'SOMETHING_NEW'])(
    'push protection (%j) keeps no copy from the store, and no text from being emptied',
    async (type) => {
      const stage = await openSwept(chain, seeded('pulls'));
      try {
        stage.github.control.unkind([{ name: 'push-protection', type }]);
        await name(stage, 'pull');
        await sweepOn(stage, 2);
        expect(isPublic(stage)).toBe(false);
        expect(isKept(stage)).toBe(true);
        expect(Object.values(storeOf(stage)).join('\n')).not.toContain(TOKEN);
      } finally {
        await stage.close();
      }
    },
    120_000,
  );

  it.each(['UNPROCESSABLE', 'FORBIDDEN', 'SOMETHING_NEW'])(
    'nothing public is emptied while a ruleset (%j) shuts the store, and every sweep says so',
    async (type) => {
      const stage = await openSwept(chain, seeded('pulls'));
      try {
        stage.github.control.unkind([{ name: 'ruleset-refuses-commits', type }]);
        await name(stage, 'pull');
        expect((await sweepOn(stage, 2)).join('\n')).toMatch(/ruleset/);
        expect(isPublic(stage)).toBe(true);
        stage.github.control.unkind([]);
        await sweepOn(stage, 3);
        expect(isKept(stage)).toBe(true);
      } finally {
        await stage.close();
      }
    },
    120_000,
  );
});
