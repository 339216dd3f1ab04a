import type { Wish } from '../../dev/setup/wish.ts';

/** What most set-ups ask for. */
export const WISH: Wish = {
  owner: 'example-org',
  team: 'triage',
  repos: ['project'],
  triage: 'security-triage',
  app: 'app',
  environment: null,
  publicApp: false,
  reportForm: false,
  uses: { repo: 'example-org/security-process', commit: '1'.repeat(40), version: 'v1.0.0' },
};
