import { evaluateCondition, fillExpressions } from '../../dev/rehearsal/expression.ts';

const braces = (expression: string): string => `$\{{ ${expression} }}`;

const contexts = {
  github: {
    event_name: 'issues',
    event: {
      action: 'labeled',
      label: { name: 'case/valid' },
      sender: { type: 'User' },
      issue: { labels: [{ name: 'bug' }, { name: 'case/valid' }] },
    },
  },
  inputs: {},
  secrets: { APPS: 'a: {b: c}' },
};

describe('conditions of jobs', () => {
  it.each([
    [undefined, true],
    ['', true],
    ["github.event.sender.type != 'Bot'", true],
    [braces("github.event.sender.type == 'Bot'"), false],
    ['!github.event.issue.pull_request', true],
    ["contains(github.event.issue.labels.*.name, 'case/valid')", true],
    ["contains(github.event.issue.labels.*.name, 'case')", false],
    ["contains(github.event.comment.body, '/privatize')", false],
    ['github.event.schedule', false],
    ["'false'", true],
    ['github.event', true],
    ['0', false],
  ])('%s is %s', (condition, expected) => {
    expect(evaluateCondition(condition, contexts)).toBe(expected);
  });

  it('refuses what GitHub would refuse', () => {
    expect(() => evaluateCondition('nonsense(', contexts)).toThrow();
    expect(() => evaluateCondition('unknown.context', contexts)).toThrow();
  });
});

describe('expressions in texts', () => {
  it('are filled in, with missing values as nothing', () => {
    expect(
      fillExpressions(
        `${braces("inputs.dry-run || 'false'")} ${braces('secrets.APPS')}|${braces('github.nothing')}|`,
        contexts,
      ),
    ).toBe('false a: {b: c}||');
  });
});
