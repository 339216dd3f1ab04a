/** “Plan only”, started by hand: the plan, and whether the set-up is right; on the built conductor. */
import { OWNER, openStage, PROJECT, type Stage, type StageWish, type Start, TRIAGE } from './stage.ts';

const CONFIG = `owner: ${OWNER}\nteam: security-triage\n`;

async function planByHand(wish: StageWish = {}, start: Start = { event: 'workflow_dispatch' }) {
  const stage = await openStage({ config: CONFIG, ...wish });
  try {
    stage.github.clock.set(new Date().toISOString());
    await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
      summary: 'A flaw',
      description: 'What happens.',
    });
    const before = stage.github.journal.length;
    const ended = await stage.start('conductor', {
      ...start,
      inputs: { 'dry-run': 'true' },
    });
    return { ...ended, writes: stage.github.journal.slice(before) };
  } finally {
    await stage.close();
  }
}

describe('a plan asked for by hand in a set-up that is wrong', () => {
  it('is red, names what is wrong with what to do, and still shows the first run’s work', async () => {
    const ended = await planByHand();
    expect(ended.exitCode).toBe(1);
    expect(ended.outputs).toMatchObject({ decision: 'refused', reason: 'bad-setup', changed: 'false' });
    expect(ended.stdout).toContain('The version v1.0.0 can be moved.');
    expect(ended.stdout).toContain('Everybody with write access can change the store.');
    expect(ended.summary).toContain('npm run setup');
    expect(ended.outputs.plan).toContain('create-case-issue');
    expect(ended.writes).toEqual([]);
  });

  it('is told the cause in the set-up where no plan can be made, by the weekly look too', async () => {
    const permissions = { metadata: 'read', contents: 'write', members: 'read' } as const;
    const ended = await planByHand(
      { permissions },
      {
        event: 'schedule',
        environment: {
          GITHUB_WORKFLOW_REF: `${TRIAGE}/.github/workflows/security-process-doctor.yml@refs/heads/main`,
        },
      },
    );
    expect(ended.exitCode).toBe(1);
    expect(ended.outputs.reason).toBe('bad-setup');
    expect(ended.stdout).toContain(`${OWNER}: issues: write is missing`);
    expect(ended.writes).toEqual([]);
  });

  it('is told of a public triage repo', async () => {
    const adjust: StageWish['adjust'] = (seed) => ({
      ...seed,
      repos: (seed.repos ?? []).map((repo) =>
        `${repo.owner}/${repo.name}` === TRIAGE ? { ...repo, private: false } : repo,
      ),
    });
    const ended = await planByHand({ adjust });
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout).toContain(`${TRIAGE} is public`);
  });
});

describe('a sweep in a set-up that lets no case go on', () => {
  it.each<readonly [string, (stage: Stage) => void, string]>([
    [
      'a team without members',
      ({ github }) => {
        for (const team of github.world.teams.values()) team.members.clear();
      },
      'has no members',
    ],
    [
      'issues that are switched off',
      ({ github }) => {
        github.control.repo(TRIAGE).issuesOff = true;
      },
      'has no issues',
    ],
  ])('is red, before a report comes to nothing: %s', async (_name, spoil, says) => {
    const stage = await openStage({ config: CONFIG });
    try {
      spoil(stage);
      const ended = await stage.start('conductor', { event: 'schedule' });
      expect([ended.exitCode, ended.outputs.reason]).toEqual([1, 'bad-setup']);
      expect(ended.errors.join()).toContain(says);
    } finally {
      await stage.close();
    }
  });
});
