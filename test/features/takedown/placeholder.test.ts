import type { StoredTakedown } from '../../../src/case/stored-case.ts';
import { channelOf, lacksChannel, renderNoChannel } from '../../../src/features/takedown/placeholder.ts';
import { renderPlaceholder } from '../../../src/features/takedown/takedown-request-text.ts';
import { PLACEHOLDER_BODY } from '../../../src/text/public-constants.ts';

const item = (change: Partial<StoredTakedown> = {}): StoredTakedown => ({
  url: 'https://github.com/example-org/widget/issues/5',
  kind: 'issue',
  repo: 'example-org/widget',
  number: 5,
  author: { id: 7, login: 'pat-author' },
  saved: true,
  takenDown: true,
  movedTo: 9,
  goneAt: '2031-03-06T12:00:00Z',
  placeholder: null,
  removalPending: false,
  requestedBy: { id: 1, login: 'mel-member', role: 'member' },
  at: '2031-03-06T12:00:00Z',
  ...change,
});
const MAIL = 'security@example.org';

describe('where a placeholder leads', () => {
  it.each([
    ['on', null, { kind: 'reporting' }],
    ['on', MAIL, { kind: 'reporting' }],
    ['off', MAIL, { kind: 'contact', at: MAIL }],
    ['unknown', MAIL, { kind: 'contact', at: MAIL }],
    ['off', null, null],
    ['unknown', null, null],
    [undefined, null, null],
  ] as const)('with reporting %s and contact %s is %j', (reporting, contact, channel) => {
    expect(channelOf({ reporting }, { contact })).toEqual(channel);
  });

  it('is told to be nowhere once it was looked at, and only where a placeholder is due', () => {
    expect(lacksChannel(item({ reporting: 'off' }), { contact: null })).toBe(true);
    expect(lacksChannel(item({ reporting: 'off' }), { contact: MAIL })).toBe(false);
    expect(lacksChannel(item(), { contact: null })).toBe(false);
    expect(lacksChannel(item({ reporting: 'off', placeholder: 12 }), { contact: null })).toBe(false);
  });

  it('is what it says, to the team and in public', () => {
    const stored = { takedowns: [item({ reporting: 'off' })] } as never;
    const shown = renderPlaceholder(stored, item().url, { contact: MAIL }).join('\n');
    expect(shown).toContain(PLACEHOLDER_BODY('pat-author', MAIL));
    expect(PLACEHOLDER_BODY('pat-author', MAIL)).toMatch(
      /you can reach us at any time at security@example\.org\.$/,
    );
    expect(PLACEHOLDER_BODY('pat-author')).toContain('"Report a vulnerability"');
  });

  it('is missing for a reason that people can do something about', () => {
    expect(renderNoChannel(item({ reporting: 'off' }))).toContain('is switched off there');
    expect(renderNoChannel(item({ reporting: 'unknown' }))).toContain('could not be seen');
    expect(renderNoChannel(item())).toContain(
      '`/placeholder https://github.com/example-org/widget/issues/5`',
    );
  });
});
