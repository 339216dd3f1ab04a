import fc from 'fast-check';
import { readEventOf } from '../../src/runner/read-event.ts';

describe('the event of a run', () => {
  it('is its name, its action and the number of the issue', () => {
    const event = { action: 'labeled', issue: { number: 7 }, sender: { type: 'User' } };
    expect(readEventOf({ eventName: 'issues', event })).toEqual({
      name: 'issues',
      action: 'labeled',
      issue: 7,
      isPull: false,
      isBot: false,
    });
  });

  it('of a pull request is told apart', () => {
    const event = { issue: { number: 7, pull_request: {} } };
    expect(readEventOf({ eventName: 'issue_comment', event }).isPull).toBe(true);
  });

  it('of a bot counts as such for issues only: a relay that dispatches may be one', () => {
    const event = { sender: { type: 'Bot' } };
    expect(readEventOf({ eventName: 'issues', event }).isBot).toBe(true);
    expect(readEventOf({ eventName: 'issue_comment', event }).isBot).toBe(true);
    expect(readEventOf({ eventName: 'repository_dispatch', event }).isBot).toBe(false);
  });

  it('is never trusted for its form', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        (eventName, others, issue) => {
          const read = readEventOf({ eventName, event: { ...others, issue } });
          expect(read.issue === null || (Number.isInteger(read.issue) && read.issue > 0)).toBe(true);
          expect(read.action === null || typeof read.action === 'string').toBe(true);
        },
      ),
    );
  });
});
