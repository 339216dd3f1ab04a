/** One advisory of a case, changed by hand or by a slip of the pen: shown, and written over only on a word. */

import { createPerson } from '../../dev/rehearsal/person.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { momentOf, type Recording } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import { botWords, OWNER, openStage, PROJECT, type Stage, storeOf, TRIAGE } from './stage.ts';

const CASE = 1;
let recording: Recording;

beforeAll(async () => {
  recording = await sharedRehearsal();
});

async function inState<T>(state: string, use: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await openStage({ from: momentOf(recording, `case/${state}`) });
  try {
    return await use(stage);
  } finally {
    await stage.close();
  }
}

const ghsa = () => recording.scripts[0]!.facts.ghsa;
const path = () => `/repos/${PROJECT}/security-advisories/${ghsa()}`;
const say = async (stage: Stage, body: string): Promise<void> => {
  await stage.people.analyst.request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body });
  expectNoErrors(await stage.settle());
};
const stored = (stage: Stage): string => storeOf(stage)[`cases/${CASE}.yml`] ?? '';

async function expectRest(stage: Stage): Promise<void> {
  expectNoErrors(await stage.sweep());
  expect((await stage.sweep()).map(({ outputs }) => outputs.changed)).toEqual(['false']);
}

describe('an advisory that was changed by hand', () => {
  it.each(['analysis', 'advisory'])('is shown field by field, and /keep %s settles it', (side) =>
    inState('patching', async (stage) => {
      const before = stage.github.control.advisory(ghsa()).summary;
      await stage.people.owner.request('PATCH', path(), { summary: 'By hand', cwe_ids: ['CWE-79'] });
      expectNoErrors(await stage.sweep());
      const [words = '', ...more] = botWords(stage, CASE, 'drift');
      expect(more).toEqual([]);
      for (const part of ['title', 'By hand', before, 'CWE-79', '/keep']) expect(words).toContain(part);
      expect(stage.github.control.advisory(ghsa()).summary).toBe('By hand');
      await say(stage, `/keep ${side}`);
      expect(botWords(stage, CASE, 'drift')).toEqual([]);
      const after = side === 'analysis' ? before : 'By hand';
      expect(stage.github.control.advisory(ghsa()).summary).toBe(after);
      expect(stored(stage)).toContain(after);
      await expectRest(stage);
    }),
  );
});

describe('credits', () => {
  it('of a login that does not exist are told', () =>
    inState('patching', async (stage) => {
      await say(stage, '/set credits no-such-person-1 finder');
      const [words = '', ...more] = botWords(stage, CASE, 'task/');
      expect(more).toEqual([]);
      expect(words).toContain('no account named `no-such-person-1`');
      await say(stage, '/set credits @robin-reporter reporter');
      expect(botWords(stage, CASE, 'task/')).toEqual([]);
      await expectRest(stage);
    }));
});

describe('the CVE id and the day of the release', () => {
  it('that another case has is refused, and the day is recorded', () =>
    inState('patching', async (stage) => {
      await addCase(stage, 77, 'CVE-2025-11111');
      await say(stage, '/cve CVE-2025-11111');
      expect(stored(stage)).not.toContain('CVE-2025-11111');
      expect(botWords(stage, CASE, 'answer/').join()).toContain('Another case has that CVE id');
      await say(stage, '/cve CVE-2025-11112\n/release-on 2099-01-31');
      expect(stored(stage)).toContain('CVE-2025-11112');
      expect(stored(stage)).toContain('2099-01-31');
    }));
});

/** Another case in the store, as the bot would have written it. */
async function addCase(stage: Stage, number: number, cve: string): Promise<void> {
  const token = stage.github.createToken({ kind: 'installation', app: 'security-process', owner: OWNER });
  const text = stored(stage)
    .replace(/^(number|issue): \d+$/gm, `$1: ${number}`)
    .replace(/^cve:\n {2}id: .*$/m, `cve:\n  id: ${cve}`);
  await createPerson('bot', token, stage.github.url).request(
    'PUT',
    `/repos/${TRIAGE}/contents/cases/${number}.yml`,
    { message: 'add', branch: 'security-process', content: Buffer.from(text).toString('base64') },
  );
}
