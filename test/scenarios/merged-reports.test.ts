/** Several people report one flaw: each is answered, told how far it is, and credited; one advisory, one CVE id. */
import { CAST } from '../../dev/rehearsal/cast.ts';
import { createPerson, type Person } from '../../dev/rehearsal/person.ts';
import { tokenOf } from '../../dev/rehearsal/seed-world.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { momentOf, type Recording } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import { botWords, commentsOf, labelsOf, openStage, PROJECT, type Stage, storeOf, TRIAGE } from './stage.ts';

let recording: Recording;
beforeAll(async () => {
  recording = await sharedRehearsal();
});

const CANARY = 'canary-51ce';
const FINDERS = [CAST.developer.login, CAST.editor.login] as const;
const person = (stage: Stage, login: string): Person => createPerson(login, tokenOf(login), stage.github.url);

async function say(stage: Stage, number: number, body: string): Promise<void> {
  await stage.people.analyst.request('POST', `/repos/${TRIAGE}/issues/${number}/comments`, { body });
  expectNoErrors(await stage.settle());
}

async function report(stage: Stage, login: string): Promise<string> {
  const made = (await person(stage, login).request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: `The same flaw, found by ${login}`,
    description: `${CANARY} of ${login}`,
  })) as { ghsa_id: string };
  return made.ghsa_id;
}

const told = (stage: Stage, ghsa: string): readonly string[] =>
  stage.github.world.advisories.get(ghsa)?.comments.map(({ body }) => body) ?? [];

it('two more reports are merged into the case that works on the flaw', async () => {
  const stage = await openStage({ from: momentOf(recording, 'case/patching') });
  try {
    const ghsas: string[] = [];
    for (const login of FINDERS) ghsas.push(await report(stage, login));
    expectNoErrors(await stage.sweep());
    const numbers = Object.keys(storeOf(stage)).flatMap(
      (path) => /^cases\/(\d+)\.yml$/.exec(path)?.[1] ?? [],
    );
    const [first = 0, second = 0] = numbers.map(Number).filter((number) => number !== 1);
    const own = ghsas.find((ghsa) => storeOf(stage)[`cases/${first}.yml`]?.includes(ghsa)) ?? '';
    for (const number of [first, second]) {
      await say(stage, number, '/merge #1');
      expect(labelsOf(stage, number)).toContain('case/invalid');
      await say(stage, number, '/send merged');
      await say(stage, number, '/confirm');
    }
    expectNoErrors(await stage.sweep());
    expect(ghsas.map((ghsa) => told(stage, ghsa).length)).toEqual([1, 1]);
    expect(told(stage, own)[0]).toContain('We know of this flaw already');
    const words = commentsOf(stage, 1)
      .map(({ body }) => body)
      .join('\n');
    for (const number of [first, second]) expect(words).toContain(`#${number} reports the same flaw`);
    expect(botWords(stage, first, 'record')[0]).toContain('Merged into #1, which is in `case/patching`');
    expect(botWords(stage, 1, 'record')[0]).toContain(`Reported also in #${first}`);

    const main = recording.scripts[0]!.facts.ghsa;
    // Who cannot see the draft is credited in it when it is published.
    const stored = storeOf(stage)['cases/1.yml'] ?? '';
    const credits = stored.slice(stored.indexOf('credits:'), stored.indexOf('patchNeeded'));
    for (const login of FINDERS) expect(credits).toContain(login);

    await say(stage, 1, '/evidence patch it is in the private fork');
    await stage.people.analyst.request('POST', `/repos/${TRIAGE}/issues/1/labels`, {
      labels: ['case/testing'],
    });
    expectNoErrors([...(await stage.settle()), ...(await stage.sweep()), ...(await stage.sweep())]);
    expect(botWords(stage, first, 'merged-progress/')[0]).toContain('has a fix that is being tested');
    await say(stage, first, '/send status');
    await say(stage, first, '/confirm');
    expect(told(stage, own)).toHaveLength(2);
    expect(told(stage, own)[1]).toContain('There is a fix, and we are testing it.');

    const out = ghsas.flatMap((ghsa) => told(stage, ghsa)).join('\n');
    expect(out).not.toMatch(new RegExp(`${CANARY}|${main}|#1\\b|${CAST.reporter.login}|${TRIAGE}`));
    expect(ghsas.map((ghsa) => stage.github.control.advisory(ghsa).state)).toEqual(['triage', 'triage']);
    expect((await stage.sweep()).map(({ outputs }) => outputs.changed)).toEqual(['false']);
  } finally {
    await stage.close();
  }
});
