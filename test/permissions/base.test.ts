/**
 * A permission of the base that is missing: one error that says which, for what call and where; exit code 1; and nothing
 * is written, whether there is a case yet or one is in the middle of a move.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Permissions } from '../../dev/embedded-github/world.ts';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { appPermissions } from '../../dev/setup/by-hand.ts';
import { sampleOf, tellPlayed } from '../deep.ts';
import { portray } from '../scenarios/portrait.ts';
import { momentOf, type Recording } from '../scenarios/recording.ts';
import { sharedRehearsal } from '../scenarios/shared-recording.ts';
import { type Ended, OWNER, openStage, PROJECT, type Stage, TRIAGE } from '../scenarios/stage.ts';
import { BASE, DOCUMENTED } from './documented.ts';

/** Everything documented, but for one key that is gone or may only be read. */
function lessBy(key: string, level: 'gone' | 'read'): Permissions {
  const { [key as keyof typeof DOCUMENTED]: _, ...others } = DOCUMENTED;
  return level === 'gone' ? others : { ...others, [key]: 'read' };
}

const LESS: readonly (readonly [string, 'gone' | 'read'])[] = Object.entries(BASE)
  .filter(([key]) => key !== 'metadata')
  .flatMap(([key, level]) =>
    level === 'write'
      ? ([
          [key, 'gone'],
          [key, 'read'],
        ] as const)
      : ([[key, 'gone']] as const),
  );

/** Whatever the process may do at all is in what it asks for. */
const levelOf = (key: string): string => BASE[key as keyof typeof BASE] ?? '';

function expectOneError(runs: readonly Ended[], key: string, reason = 'permission-missing'): void {
  expect(runs).toHaveLength(1);
  const [run] = runs;
  expect(run?.errors).toHaveLength(1);
  expect(run?.exitCode).toBe(1);
  expect(run?.outputs).toEqual({
    decision: 'failed',
    reason,
    plan: '[]',
    changed: 'false',
  });
  // For which call, on which repo, which permission.
  expect(run?.errors[0]).toMatch(/could not .*expressjs|expressjs.* could not /i);
  expect(run?.errors[0]).toMatch(new RegExp(`\\b${key}: (read|${levelOf(key)})\\b`));
}

async function report(stage: Stage): Promise<void> {
  const { facts } = stage.script;
  await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: facts.summary,
    description: facts.description,
  });
}

describe('an App that lacks', () => {
  it.each(sampleOf(LESS, 3))('%s (%s) takes nothing in', async (key, level) => {
    tellPlayed('runs with a permission missing', 1);
    const stage = await openStage({ permissions: lessBy(key, level) });
    try {
      await report(stage);
      const before = portray(stage.github);
      expectOneError(await stage.sweep(), key);
      expect(portray(stage.github)).toEqual(before);
    } finally {
      await stage.close();
    }
  });

  describe('in the middle of a case', () => {
    let recording: Recording;
    beforeAll(async () => {
      recording = await sharedRehearsal();
    });

    it.each(sampleOf(LESS, 3))('%s (%s) leaves the move for later, whole', async (key, level) => {
      tellPlayed('runs with a permission missing', 1);
      const stage = await openStage({ from: momentOf(recording, 'case/assessing') });
      try {
        await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1/labels`, {
          labels: ['case/needs-info'],
        });
        const before = portray(stage.github);
        grant(stage, lessBy(key, level));
        expectOneError(await stage.settle(), key);
        expect(portray(stage.github)).toEqual(before);
        // Granted again, the next sweep does what was asked for.
        grant(stage, DOCUMENTED as Permissions);
        await stage.sweep();
        const issue = await stage.people.member.request('GET', `/repos/${TRIAGE}/issues/1`);
        const { labels } = issue as { readonly labels: readonly { readonly name: string }[] };
        expect(labels.map(({ name }) => name).filter((name) => name.startsWith('case/'))).toEqual([
          'case/needs-info',
        ]);
      } finally {
        await stage.close();
      }
    });
  });
});

function grant({ github }: Stage, permissions: Permissions): void {
  for (const installation of github.world.installations.values())
    Object.assign(installation, { permissions });
}

describe('a token that lacks', () => {
  // GitHub tells nobody what a token may do, so this is found out by the first call that needs it.
  it.each([
    ['contents', 'permission-missing'],
    ['issues', 'permission-missing'],
    ['members', 'membership-unknown'],
    ['repository_advisories', 'permission-missing'],
  ])('%s takes nothing in (%s)', async (key, reason) => {
    const token = 'token-of-a-machine';
    const stage = await openStage({
      adjust: (seed) => ({
        ...seed,
        tokens: [
          ...(seed.tokens ?? []),
          {
            kind: 'fine-grained',
            token,
            login: 'olu-owner',
            owner: OWNER,
            repositories: 'all',
            permissions: lessBy(key, 'gone'),
          },
        ],
      }),
    });
    try {
      await report(stage);
      const { repos } = portray(stage.github);
      expectOneError([await stage.start('conductor', { inputs: { apps: '', token } })], key, reason);
      expect(withoutLabels(portray(stage.github).repos)).toEqual(withoutLabels(repos));
    } finally {
      await stage.close();
    }
  });
});

/** Labels of the process are made before anything else is written; they stand for themselves. */
const withoutLabels = (portrait: unknown): unknown =>
  JSON.parse(JSON.stringify(portrait, (key, value: unknown) => (key === 'labels' ? undefined : value)));

it('the link of the set-up asks for exactly the base, and the README says where the rest is', () => {
  expect({ metadata: 'read', ...appPermissions() }).toEqual(BASE);
  const text = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
  expect(text).toContain('(docs/permissions.md)');
  expect(text).toContain('never needs Administration');
});
