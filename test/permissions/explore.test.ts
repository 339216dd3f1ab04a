import { play } from './permitted-rehearsal.ts';

const FULL = {
  metadata: 'read',
  contents: 'write',
  issues: 'write',
  actions: 'read',
  members: 'read',
  pull_requests: 'write',
  repository_advisories: 'write',
} as const;
it.each([
  ['app no pulls', { kind: 'app', permissions: { ...FULL, pull_requests: 'read' } }],
] as const)('%s', async (name, id) => {
    const t = Date.now();
    const p = await play(id, { ending: 'no-patch' });
    console.log(
      name,
      Date.now() - t,
      p.failure,
      p.states.length,
      p.errors,
      p.leaks,
      p.tasks.map((t) => t.body),
    );
}, 240000);
