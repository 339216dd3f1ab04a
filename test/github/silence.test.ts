import { askedKey, countUnanswered, isSilent, MOST_UNANSWERED } from '../../src/github/silence.ts';
import { LIBRARY, PROJECT, type Rig, startRig } from './rig.ts';

describe('an owner of whom no request gets an answer', () => {
  const played = (answers: string): boolean => {
    const silence = new Map<string, number>();
    for (const answer of answers) silence.set('a', countUnanswered(silence.get('a'), answer === '+'));
    return isSilent(silence, 'a');
  };

  it.each([
    ['', false],
    ['---', false],
    ['----', true],
    ['+----', true],
    ['---+---', false],
    ['----+', false],
    ['---+----', true],
  ])('after “%s” is given up: %s', (answers, isGivenUp) => {
    expect(MOST_UNANSWERED).toBe(4);
    expect(played(answers)).toBe(isGivenUp);
  });

  it.each([
    ['Example-Org/project', false, 'example-org'],
    ['example-org', false, 'example-org'],
    ['example-org/site', true, 'anonymous example-org'],
  ])('%s, without credentials: %s, is counted as %s', (repo, isAnonymous, key) => {
    expect(askedKey(repo, isAnonymous)).toBe(key);
  });
});

describe('a run in which one owner does not answer', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.server.close());
  beforeEach(() => {
    rig.server.faults.clear();
    rig.forget();
  });
  const OWNERS = [
    { login: 'example-org', repos: ['project'], exclude: [] },
    { login: 'second-org', repos: ['library'], exclude: [] },
  ] as const;
  const silent = (): void =>
    rig.server.faults.add({ kind: 'reset', actor: 'second-app[bot]', times: Number.POSITIVE_INFINITY });

  it('asks four times, then refuses at once what it would ask there, and goes on with the others', async () => {
    silent();
    const github = rig.github();
    const sent = () => rig.seen.filter(({ status }) => status === 0).length;
    for (let time = 0; time < 3; time++)
      await expect(github.readVisibility(LIBRARY)).rejects.toMatchObject({
        code: 'github-unreachable',
        status: 0,
      });
    expect(sent()).toBe(4);
    await expect(github.readVisibility(LIBRARY)).rejects.toThrow(
      /did not answer about second-org in this run/,
    );
    expect(await github.readVisibility(PROJECT)).toBeTruthy();
    expect(sent()).toBe(4);
  });

  it('starts anew in the next run', async () => {
    silent();
    await expect(rig.github().readVisibility(LIBRARY)).rejects.toThrow();
    rig.server.faults.clear();
    await expect(rig.github().readVisibility(LIBRARY)).resolves.toBeDefined();
  });

  it.each([
    { kind: 'reset' },
    { kind: 'malformed' },
    { kind: 'status', status: 404 },
    { kind: 'status', status: 500 },
  ] as const)('lists the reports of the others beside %j, and says what went wrong', async (fault) => {
    rig.server.faults.add({ ...fault, actor: 'second-app[bot]', times: Number.POSITIVE_INFINITY });
    const report = { summary: 'A flaw', description: 'Of the project.' };
    const ctx = rig.server.control.repo(PROJECT);
    ctx.privateVulnerabilityReporting = true;
    await rig.as('rae-reporter')(`POST /repos/${PROJECT}/security-advisories/reports`, report);
    const { found, failures = [], refused } = await rig.github().findAdvisories(OWNERS, null);
    expect(found.length).toBeGreaterThan(0);
    expect([...failures.map(({ message }) => message), ...refused].join()).toMatch(/second-org/);
  });

  it('throws where nobody is left', async () => {
    silent();
    await expect(rig.github().findAdvisories([OWNERS[1]], null)).rejects.toMatchObject({
      code: 'github-unreachable',
    });
  });
});
