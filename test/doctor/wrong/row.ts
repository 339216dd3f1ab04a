import { parseApps } from '../../../src/runner/read-credentials.ts';
import type { Patient } from '../clinic.ts';

/** What was done wrong, how, and the cause that the doctor has to name for it, with whose it is. */
export type Row = readonly [name: string, change: (patient: Patient) => void, cause: string, about: string];

export const APP = 'example-org';
export const PROJECT = 'example-org/project';
export const CONFIG = '.github/security-process.yml';
export const FORM = '.github/ISSUE_TEMPLATE/report-from-elsewhere.yml';
export const TEAM = 'example-org/security-triage';

export const without = (permission: string) => (patient: Patient) => {
  const app = patient.seed.apps[0];
  if (app) delete (app.permissions as Record<string, unknown>)[permission];
};
export const reading = (permission: string) => (patient: Patient) => {
  Object.assign(patient.seed.apps[0]?.permissions ?? {}, { [permission]: 'read' });
};
export const written = (from: string | RegExp, to: string) => (patient: Patient) => {
  patient.workflow = (text) => {
    expect(text).toMatch(from);
    return text.replace(from, to);
  };
};
export const configured = (text: string) => (patient: Patient) => {
  patient.files[CONFIG] = text;
};
export const more = (line: string) =>
  configured(`owner: example-org\nteam: security-triage\nrepos: [project]\n${line}\n`);

/** The secret as somebody stored it; `KEY` stands for the lines of the App's key, indented, or where it is quoted in one. */
export const stored = (text: string) => (patient: Patient) => {
  patient.credentials = (given) => {
    const key = given.kind === 'apps' ? (given.apps['example-org']?.privateKey ?? '') : '';
    const lines = key
      .trim()
      .split('\n')
      .join(text.includes('"KEY"') ? '\\n' : '\n    ');
    return {
      kind: 'apps',
      apps: parseApps(
        text.replace('KEY', () => lines),
        () => undefined,
      ),
    };
  };
};

export function teamOf(patient: Patient) {
  const team = patient.seed.orgs[0]?.teams[0];
  if (!team) throw new Error('no team in the seed');
  return team;
}
