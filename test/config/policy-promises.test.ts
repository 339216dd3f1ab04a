import { comparePromises, findPromises } from '../../src/config/policy-promises.ts';
import { itWithCases, readRows } from '../formats/real-cases.ts';
import { defaultConfig } from './default-config.ts';

const { clocks } = defaultConfig('example-org', 'security-triage');
const read = (text: string) => findPromises(text).map(({ what, days, unit }) => `${what} ${days} ${unit}`);

describe('promises of a policy', () => {
  it.each<[string, string, readonly string[]]>([
    ['in days', 'We acknowledge reports within 5 days.', ['acknowledge 5 calendar']],
    ['in hours', 'You get an acknowledgement within 48 hours.', ['acknowledge 2 calendar']],
    ['in weeks', 'Reports are acknowledged within two weeks.', ['acknowledge 14 calendar']],
    [
      'in working days, in words',
      'We will respond within three (3) working days.',
      ['acknowledge 3 business'],
    ],
    ['behind its time', 'Within 4 business days, a member gives a first answer.', ['acknowledge 4 business']],
    [
      'two in one sentence',
      'We acknowledge it in 5 days, and you get a more detailed answer within 10 days.',
      ['acknowledge 5 calendar', 'dismiss 10 calendar'],
    ],
    ['of a disclosure', 'This project follows a 90 day disclosure timeline.', ['embargo 90 calendar']],
    [
      'over lines and marks',
      'We\nacknowledge reports within **7 business\ndays**.',
      ['acknowledge 7 business'],
    ],
    [
      'the shortest of several',
      'We acknowledge in 5 days.\n\nWe acknowledge mails in 48 hours.',
      ['acknowledge 2 calendar'],
    ],
    ['what a reporter may do', 'If you do not receive an acknowledgement within 6 days, write again.', []],
    ['a time for something else', 'Releases are supported for 30 days.', []],
    ['none', 'We answer as soon as possible.', []],
    ['no text', '', []],
  ])('%s', (_name, policy, expected) => {
    expect(read(policy)).toEqual(expected);
  });

  it('takes any text, and comes to an end', () => {
    expect(findPromises('within 5 day '.repeat(20_000))).toEqual([]);
    expect(findPromises('if '.repeat(60_000))).toEqual([]);
    expect(findPromises('if a. '.repeat(30_000))).toEqual([]);
  });

  itWithCases('of well-known projects are found where they are made, and nowhere else', () => {
    const wrong = readRows('policies/policies.tsv').flatMap((row) => {
      const { project = '', ack_promise = '', ack_unit = '', quote = '' } = row;
      const number = Number(ack_promise);
      // The table sums up some policies from places other than the quotation.
      const isQuoted = Number.isInteger(number) && /acknowledg|respond|first answer/i.test(quote);
      const days = ack_unit.startsWith('hours') ? number / 24 : number;
      const unit = /business|working/.test(ack_unit) ? 'business' : 'calendar';
      const found = findPromises(quote).find(({ what }) => what === 'acknowledge');
      const expected = isQuoted ? `${days} ${unit}` : 'none';
      const got = found ? `${found.days} ${found.unit}` : 'none';
      return expected === got ? [] : [`${project}: expected ${expected}, found ${got}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('compared with the clocks', () => {
  const business = { ...clocks, calendar: { ...clocks.calendar, days: 'business' as const } };
  const frozen = { ...clocks, calendar: { ...clocks.calendar, holidays: ['12-25'] } };
  it.each([
    ['the same', 'We acknowledge in 5 days.', clocks, 0],
    ['a shorter clock', 'We acknowledge in 7 days.', clocks, 0],
    ['a longer clock', 'We acknowledge in 48 hours.', clocks, 1],
    ['business days where calendar days are promised', 'We acknowledge in 5 days.', business, 1],
    ['business days that fit', 'We acknowledge in 7 days.', business, 0],
    ['business days for business days', 'We acknowledge in 5 business days.', business, 0],
    ['holidays where calendar days are promised', 'We acknowledge in 5 days.', frozen, 1],
    ['an embargo that nobody set', 'We disclose after 60 days.', clocks, 0],
    [
      'an embargo as long, in business days',
      'We disclose after 60 days.',
      { ...business, embargoDays: 60 },
      0,
    ],
    ['an embargo that is longer', 'We disclose after 60 days.', { ...clocks, embargoDays: 90 }, 1],
  ])('%s', (_name, policy, set, count) => {
    const warnings = comparePromises(findPromises(policy), set);
    expect(warnings).toHaveLength(count);
    for (const warning of warnings) expect(warning).toContain('clocks.');
  });
});
