/** What can be asked of the notes and the content of a release. Names are those of the configuration. */
export const NOTE_RULES = [
  'tag',
  'manifest-version',
  'changelog-section',
  'names-cve',
  'names-advisory',
  'no-revert',
  'true-ids',
  'tests',
  'contains-fix',
] as const;
export type NoteRule = (typeof NOTE_RULES)[number];

/** What can be asked of the case beside them. */
const CASE_RULES = [
  'cve',
  'patch',
  'reviewed',
  'test',
  'regression-test',
  'confirmed-again',
  'release-day',
  'pre-announced',
] as const;
export type CaseRule = (typeof CASE_RULES)[number];

export const GATE_RULES = [...NOTE_RULES, ...CASE_RULES] as const;
export type GateRule = NoteRule | CaseRule;

/** `required` holds the release, `advised` is told and holds nothing, `off` is not looked at. */
export const RULE_LEVELS = ['required', 'advised', 'off'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];
export type RuleLevels = Readonly<Record<GateRule, RuleLevel>>;

export const GATE_PRESETS = ['strict', 'lenient'] as const;
export type GatePreset = (typeof GATE_PRESETS)[number];

/** A pre-announcement is asked for only where the team wanted one. */
const PROOFS = {
  cve: 'required',
  patch: 'required',
  test: 'required',
  'regression-test': 'required',
  'pre-announced': 'required',
  reviewed: 'advised',
} as const;

/**
 * The presets. Strict is the written process to the letter: changelog with the CVE id, and tests. Of 31 real releases
 * 19 did not have that, so lenient tells the same and holds only where the content is wrong.
 */
export const PRESETS: Readonly<Record<GatePreset, RuleLevels>> = {
  strict: {
    tag: 'advised',
    'manifest-version': 'required',
    'changelog-section': 'required',
    'names-cve': 'required',
    'names-advisory': 'advised',
    'no-revert': 'required',
    'true-ids': 'required',
    tests: 'required',
    'contains-fix': 'advised',
    ...PROOFS,
    'confirmed-again': 'required',
    'release-day': 'required',
  },
  lenient: {
    tag: 'advised',
    'manifest-version': 'advised',
    'changelog-section': 'advised',
    'names-cve': 'advised',
    'names-advisory': 'advised',
    'no-revert': 'required',
    'true-ids': 'advised',
    tests: 'advised',
    'contains-fix': 'advised',
    ...PROOFS,
    'confirmed-again': 'advised',
    'release-day': 'advised',
  },
};

/** A preset with what the configuration says otherwise. */
export const levelsOf = (preset: GatePreset, rules: Partial<RuleLevels> = {}): RuleLevels => ({
  ...PRESETS[preset],
  ...rules,
});

/**
 * Rules about something false in what is written. The others ask for something to be there. A false sentence does not
 * make the notes incomplete: it is counted apart, because no pattern can prove a sentence untrue and a person has to read it.
 */
export const TRUTH_RULES: readonly NoteRule[] = ['manifest-version', 'no-revert', 'true-ids'];
