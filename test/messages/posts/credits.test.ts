import type { Credit } from '../../../src/advisory/facts.ts';
import { planThanks, renderThanks } from '../../../src/messages/posts/credits.ts';

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

describe('thanks', () => {
  it('go to reporters first, each person once for one deed', () => {
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
