/** Inputs and outputs of every action. A test compares them with `action.yml` and with the pages of the actions. */

const INPUTS = ['token', 'apps', 'dry-run'] as const;
/** The team's own channel, for the actions whose sweep watches the deadlines. */
const TEAM_INPUTS = [...INPUTS, 'digest-webhook', 'heartbeat'] as const;
const OUTPUTS = ['decision', 'reason', 'plan', 'changed'] as const;

interface Contract {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export const CONTRACT = {
  conductor: { inputs: [...TEAM_INPUTS, 'channels'], outputs: OUTPUTS },
  intake: { inputs: INPUTS, outputs: OUTPUTS },
  'ack-timer': { inputs: TEAM_INPUTS, outputs: OUTPUTS },
  privatize: { inputs: INPUTS, outputs: OUTPUTS },
  'advisory-draft': { inputs: INPUTS, outputs: OUTPUTS },
  'release-gate': { inputs: [...INPUTS, 'tag'], outputs: OUTPUTS },
  announce: { inputs: [...INPUTS, 'channels'], outputs: OUTPUTS },
  mail: { inputs: [...INPUTS, 'channels'], outputs: OUTPUTS },
  'prove-fix': {
    inputs: [
      'base',
      'fixed',
      'lines',
      'command',
      'tests',
      'install',
      'minutes',
      'folder',
      'verdict',
      'dry-run',
    ],
    outputs: [...OUTPUTS, 'verdict'],
  },
} as const satisfies Record<string, Contract>;

export type EntryName = keyof typeof CONTRACT;
export type InputName = (typeof CONTRACT)[EntryName]['inputs'][number];
export type OutputName = (typeof CONTRACT)[EntryName]['outputs'][number];
