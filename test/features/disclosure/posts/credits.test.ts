import { planAdvisoryInput } from '../../../../src/features/advisory/advisory-input.ts';
import {
  addNamedCredits,
  creditAsAsked,
  planThanks,
  renderThanks,
  wishesOf,
} from '../../../../src/features/disclosure/posts/credits.ts';
import { nameAsAsked } from '../../../../src/formats/records/credit-wishes.ts';
import type { Analysis, Credit } from '../../../../src/formats/records/facts.ts';

const write = (person: { readonly kind: string; readonly login: string | null; readonly name?: string }) =>
  person.name ?? person.login ?? '';

const CREDITS: readonly Credit[] = [
  { login: 'fixer', type: 'remediation_developer' },
  { login: 'Reporter', type: 'reporter' },
  { login: 'reporter', type: 'finder' },
  { name: 'Ada Example', type: 'finder' },
  { login: 'reviewer', type: 'remediation_reviewer' },
];

function thank(credits: readonly Credit[], wishes = {}): string | null {
  return renderThanks(planThanks(credits, wishes), write);
}

describe('how people wish to be named', () => {
  const asked: readonly Credit[] = [
    { login: 'octocat', type: 'reporter', as: 'Octo Cat' },
    { login: 'Shy', type: 'finder', as: 'anonymous' },
    { name: 'Jo', type: 'remediation_developer' },
    { login: 'plain', type: 'analyst' },
  ];
  const advisory = {
    credits: [
      { login: 'OctoCat', type: 'reporter' },
      { login: 'plain', type: 'analyst' },
    ] as readonly Credit[],
  };
  const [named = advisory] = addNamedCredits([advisory], asked);
  it('is followed in thanks, with those whom an advisory of GitHub cannot hold', () => {
    expect(renderThanks(planThanks(named.credits, wishesOf(asked)), write)).toBe(
      'Thanks to Octo Cat and somebody who wishes to stay anonymous for reporting, to Jo for the patch, and to plain for their help.',
    );
    expect(addNamedCredits([named], asked)).toEqual([named]);
  });

  it('goes with an advisory that another case tells of in its post', () => {
    const { credits } = creditAsAsked(advisory, asked);
    expect(thank(credits)).toBe(thank(named.credits, wishesOf(asked)));
    expect(thank(credits)).toContain('Octo Cat');
    expect(thank(credits)).toContain('somebody who wishes to stay anonymous');
    expect(creditAsAsked(advisory, [])).toEqual(advisory);
  });

  it('is followed in the advisory and in the CVE record: who is anonymous is in neither', () => {
    const nothing = { impact: null, rootCause: null, workarounds: null, severity: null, inThreatModel: null };
    const lists = { packages: [], cvss: [], cwe: [], references: [] };
    const texts = { summary: '', description: '', confirmed: { yes: true, how: null }, patchNeeded: true };
    const analysis: Analysis = { ...nothing, ...lists, ...texts, credits: asked };
    expect(planAdvisoryInput(analysis, 'o/r').credits).toEqual([
      { login: 'octocat', type: 'reporter' },
      { login: 'plain', type: 'analyst' },
    ]);
    expect(nameAsAsked([...named.credits, { login: 'shy', type: 'other' }], asked)).toEqual([
      { name: 'Octo Cat', type: 'reporter' },
      { login: 'plain', type: 'analyst' },
      { name: 'Jo', type: 'remediation_developer' },
    ]);
  });
});

describe('thanks', () => {
  it('go to reporters first, each person once for one contribution', () => {
    expect(thank(CREDITS)).toBe(
      'Thanks to reporter and Ada Example for reporting, to fixer for the patch, and to reviewer for review.',
    );
  });

  it('use the name that somebody asked for, whatever the case of the login', () => {
    expect(
      thank([{ login: 'Reporter', type: 'reporter' }], { reporter: { kind: 'name', name: 'R. Porter' } }),
    ).toBe('Thanks to R. Porter for reporting.');
  });

  it('never name somebody who wishes to stay anonymous, in any of their credits', () => {
    const wishes = { reporter: { kind: 'anonymous' }, 'ada example': { kind: 'anonymous' } } as const;
    const text = thank(CREDITS, wishes) ?? '';
    expect(text).toContain('Thanks to 2 people who wish to stay anonymous for reporting');
    expect(text).not.toMatch(/reporter|Ada/i);
  });

  it.each(['anonymous', 'Anonymous reporter', ' ', 'N/A', 'unknown', 'An anonymous researcher'])(
    'take %j for a person without a name',
    (name) => {
      expect(thank([{ name, type: 'reporter' }])).toBe(
        'Thanks to somebody who wishes to stay anonymous for reporting.',
      );
    },
  );

  it('are no text where nobody is credited', () => {
    expect(thank([])).toBeNull();
  });
});
