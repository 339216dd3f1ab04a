import { type Asker, FLAGS, type FlagId, STATE_IDS, STATES, type StateId } from './table.ts';

export const SEVERITY_LABELS = ['low', 'medium', 'high', 'critical'] as const;

export interface LabelDefinition {
  /** The canonical id, for example `case/received`; the configuration may rename it. */
  readonly id: string;
  readonly description: string;
  readonly colour: string;
}

const setBy = (asker: Asker): string =>
  asker === 'bot' ? 'The bot sets this.' : asker === 'team' ? 'You set this.' : 'The coordinator sets this.';

/** Every label that the triage repo has, with who sets it in the description (at most 100 characters). */
export const LABELS: readonly LabelDefinition[] = [
  ...STATE_IDS.map((id) => ({
    id: `case/${id}`,
    description: `${STATES[id].title}. ${setBy(STATES[id].askedBy)}`,
    colour: STATES[id].colour,
  })),
  ...Object.entries(FLAGS).map(([id, flag]) => ({
    id: `flag/${id}`,
    description: `${flag.title}. ${setBy(flag.askedBy)}`,
    colour: flag.colour,
  })),
  ...SEVERITY_LABELS.map((id) => ({
    id: `severity/${id}`,
    description: 'Severity from the analysis. The bot sets this.',
    colour: 'ffffff',
  })),
  { id: 'confirm', description: 'Confirms the newest request of the bot. You set this.', colour: '0e8a16' },
];

/** Their canonical ids, which an organisation may show under other names. */
export const LABEL_IDS: readonly string[] = LABELS.map(({ id }) => id);

/** The state that a canonical label id stands for. */
export function stateOfLabel(labelId: string): StateId | undefined {
  const id = labelId.startsWith('case/') ? labelId.slice(5) : '';
  return STATE_IDS.find((state) => state === id);
}

/** The flag that a canonical label id stands for. */
export function flagOfLabel(labelId: string): FlagId | undefined {
  const id = labelId.startsWith('flag/') ? labelId.slice(5) : '';
  return (Object.keys(FLAGS) as FlagId[]).find((flag) => flag === id);
}

export const labelOfState = (state: StateId): string => `case/${state}`;

export const labelOfFlag = (flag: FlagId): string => `flag/${flag}`;
