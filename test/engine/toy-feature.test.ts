/**
 * The recipe of CONTRIBUTING.md, proven: one file with a command, a rule, an approval, a bot comment, an operation and a due
 * rule, and one line in the list of features. Nothing else of the project knows of it.
 */
import { stateOf } from '../../src/case/stored-case.ts';
import { isCleared } from '../../src/engine/approvals.ts';
import { command } from '../../src/engine/command.ts';
import { bindingDigest, type Context, type Feature } from '../../src/engine/context.ts';
import { findDue } from '../../src/engine/is-due.ts';
import { type CasePlan, planCase } from '../../src/engine/plan-case.ts';
import { FEATURES } from '../../src/features/index.ts';
import { contextOf, observe, storedOf } from './run-world.ts';
import { atState, say } from './situation.ts';
import { isoOf, knownLabelsOf, PEOPLE, SELF, type World } from './world.ts';

const CAKE = 'cake';
const isWanted = ({ stored }: Pick<Context, 'stored'>): boolean =>
  stored.decisions.some(({ kind, reason }) => kind === 'dismiss' && reason === CAKE);

/** A cake for the reporter: wanted with `/cake`, baked once that is confirmed. */
const TOY: Feature = {
  name: 'toy',
  commands: [
    command<string>({
      name: 'cake',
      form: '/cake because …',
      does: 'bake a cake for the reporter',
      parse: (rest) => /^because (.+)$/.exec(rest)?.[1],
      follow: ({ stored }, because, { by, at }) => ({
        verdict: 'done',
        stored: {
          ...stored,
          decisions: [
            ...stored.decisions,
            { kind: 'dismiss', reason: CAKE, because, by: [{ id: by.id, login: by.login, at }] },
          ],
        },
      }),
    }),
  ],
  rules: [
    {
      step: 'follow-up',
      rule: ({ stored }) =>
        isWanted({ stored }) && !stored.flags.includes('exploited')
          ? { ...stored, flags: [...stored.flags, 'exploited'] }
          : undefined,
    },
  ],
  approvals: [
    {
      kind: CAKE,
      action: 'ack-timer',
      outward: true,
      wanted: (context) =>
        isWanted(context) ? [{ key: CAKE, digest: bindingDigest(CAKE), needs: 1, askedBy: null }] : [],
      effect: () => ['A cake would be baked.'],
    },
  ],
  operations: [
    {
      actions: ['ack-timer'],
      phase: 'outside',
      outward: true,
      plan: (context) =>
        isCleared(context, CAKE)
          ? [
              {
                kind: 'create-case-issue',
                key: `${CAKE}/1`,
                title: 'Cake',
                body: '',
                labels: [],
                surface: 'team',
                why: 'The cake was confirmed.',
              },
            ]
          : [],
    },
  ],
  comments: [
    {
      kinds: ['toy'],
      passing: ['toy'],
      wanted: ({ stored, observed }) =>
        isWanted({ stored }) ? [{ key: 'toy/told', at: observed.now, body: 'There will be cake.' }] : [],
    },
  ],
  due: [{ find: ({ stored }) => (isWanted({ stored }) ? 'cake' : undefined) }],
};
const WITH_TOY = [...FEATURES, TOY];
const EVERY_ACTION = new Set(['ack-timer', 'intake', 'advisory-draft', 'release-gate', 'announce'] as const);

async function planWithToy(
  world: World,
  change: (context: Context) => Context = (context) => context,
): Promise<CasePlan> {
  const context = await contextOf(world, { ...observe(world, '1/1'), team: world.team }, EVERY_ACTION);
  return planCase(change({ ...context, features: WITH_TOY }));
}

describe('a feature that is one file and one line of a list', () => {
  it('is asked for, told of, confirmed, carried out under a claim, and due in the sweep', async () => {
    const world = await say('/cake because she was kind')(await atState('assessing'));
    const asked = await planWithToy(world);
    expect(asked.stored.flags).toContain('exploited');
    expect(asked.stored.approvalRequests.map(({ key }) => key)).toContain(CAKE);
    expect(stateOf(asked.stored)).toBe('assessing');
    const comments = asked.operations.flatMap((each) => (each.kind === 'comment' ? [each.body] : []));
    expect(comments).toContain('There will be cake.');
    expect(comments.join('\n')).toContain('A cake would be baked.');

    const confirmedBy = [{ id: PEOPLE.member.id, login: PEOPLE.member.login, at: isoOf(world) }];
    const stored = {
      ...asked.stored,
      approvalRequests: asked.stored.approvalRequests.map((each) =>
        each.key === CAKE ? { ...each, confirmedBy } : each,
      ),
    };
    const claimed = await planWithToy(world, (context) => ({ ...context, stored }));
    expect(claimed.stored.claims.map(({ key }) => key)).toEqual([`${CAKE}/1`]);
    const carried = await planWithToy(world, (context) => ({
      ...context,
      stored: claimed.stored,
      observed: { ...context.observed, ownClaims: [`${CAKE}/1`] },
    }));
    expect(carried.operations.some((each) => 'key' in each && each.key === `${CAKE}/1`)).toBe(true);

    const glance = {
      features: WITH_TOY,
      stored,
      issue: world.issue,
      config: world.config,
      now: isoOf(world),
      self: SELF,
      team: world.team,
      labels: knownLabelsOf(world.config),
      changed: new Set<string>(),
    };
    expect(TOY.due?.[0]?.find({ ...glance, issue: world.issue! })).toBe('cake');
    expect(findDue(glance)).toBeDefined();
  });

  it('is not known without its line', async () => {
    const world = await say('/cake because she was kind')(await atState('assessing'));
    const plan = await planWithToy(world, (context) => ({ ...context, features: FEATURES }));
    expect(plan.stored.approvalRequests.map(({ key }) => key)).not.toContain(CAKE);
    expect(storedOf(world).flags).toEqual([]);
  });
});
