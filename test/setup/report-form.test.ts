import { parseReportForm } from '../../dev/embedded-github/state/report-form.ts';
import { hintReportForm } from '../../dev/setup/by-hand.ts';
import type { Place } from '../../dev/setup/place.ts';
import { planSetup } from '../../dev/setup/plan-setup.ts';
import type { Wish } from '../../dev/setup/wish.ts';
import { WISH } from './a-wish.ts';

const wish: Wish = { ...WISH, reportForm: true };

const place = (reportForm: Place['reportForm'], config: string | null = null): Place => ({
  triage: { kind: 'seen', value: 'private' },
  files: new Map([['.github/security-process.yml', config]]),
  labels: [],
  teamMembers: { kind: 'absent' },
  teamRepos: [],
  app: { kind: 'seen', value: null },
  secrets: { kind: 'absent' },
  hasEnvironment: false,
  rules: { kind: 'absent' },
  isSecurityManager: { kind: 'absent' },
  reportForm,
  reporting: new Map(),
});

const planned = (wanted: Wish, at: Place) =>
  planSetup(wanted, at).filter(({ about }) => about === 'example-org/.github');

const labels = (content: unknown) =>
  parseReportForm(Buffer.from(String(content), 'base64').toString('utf8'))?.map(({ label }) => label);

it('adds the form to the repo .github where it was asked for and there is none', () => {
  const [step, ...others] = planned(wish, place({ kind: 'seen', value: null }));
  expect(others).toEqual([]);
  expect(step?.parameters.path).toBe('.github/VULNERABILITY_REPORT.yml');
  expect(labels(step?.parameters.content)).toContain('Proof of concept');
});

it('lists what the configuration says is out of scope', () => {
  const config = 'owner: example-org\nteam: triage\nintake:\n  out-of-scope: [The attacker is root]\n';
  const [step] = planned(wish, place({ kind: 'seen', value: null }, config));
  const text = Buffer.from(String(step?.parameters.content), 'base64').toString('utf8');
  expect(text).toContain('The attacker is root');
});

it.each([
  ['a form that is there', wish, { kind: 'seen', value: 'name: own' }],
  ['no repo .github', wish, { kind: 'absent' }],
  ['nobody asked', { ...wish, reportForm: false }, { kind: 'seen', value: null }],
] as const)('adds nothing: %s', (_name, wanted, seen) => {
  expect(planned(wanted, place(seen))).toEqual([]);
});

it('is offered where there is none and it was not asked for', () => {
  const offer = hintReportForm({ ...wish, reportForm: false }, place({ kind: 'seen', value: null }));
  expect(offer.join()).toContain('--report-form');
  expect(hintReportForm(wish, place({ kind: 'absent' })).join()).toContain('example-org/.github');
  expect(hintReportForm(wish, place({ kind: 'seen', value: 'name: own' }))).toEqual([]);
});
