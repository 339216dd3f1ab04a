import { renderConfigProblems } from '../../src/config/config-problem.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { renderConfigWarnings } from './render-warnings.ts';

const known = { labels: ['case/received'] };

/** What is answered to a file of owner and team with one line more, or instead. */
function answerTo(line: string): string {
  const key = line.split(':')[0] ?? '';
  const rest = ['owner: example-org', 'team: triage'].filter((each) => !each.startsWith(key.slice(0, 5)));
  const result = parseConfig([...rest, line, ''].join('\n'), known);
  return result.kind === 'ok'
    ? `ok ${renderConfigWarnings(result.warnings)}`
    : renderConfigProblems(result.problems);
}

describe('a number with a unit', () => {
  it.each([
    ['48h', '48 hours are 2 days: write 2.'],
    ['72 hours', '72 hours are 3 days: write 3.'],
    ['24hrs', '24 hours are 1 day: write 1.'],
    ['PT48H', '48 hours are 2 days: write 2.'],
    ['36h', '36 hours are no whole number of days: write 1 or 2.'],
    ['1 week', '1 week is 7 days: write 7.'],
    ['2w', '2 weeks are 14 days: write 14.'],
    ['two weeks', '2 weeks are 14 days: write 14.'],
    ['P2D', 'Write 2 alone, without quotes or unit.'],
    ['5d', 'Write 5 alone, without quotes or unit.'],
    ['two days', 'Write 2 alone, without quotes or unit.'],
    [
      '5 business days',
      'Write 5 alone, without quotes or unit. Business days are set by days: business, in clocks.',
    ],
  ])('says what %s is in days', (written, suggestion) => {
    const answer = answerTo(`clocks: { acknowledge: ${written} }`);
    expect(answer.split('expected a whole number of days from 1 to 90. ')[1]).toBe(suggestion);
  });

  it.each(['1-2 days', '1 month', '3m', '2 Tage', '5 days (business)', '24/7', '2 days or 48h'])(
    'names no number for %s, of which a part would be lost',
    (written) => {
      expect(answerTo(`clocks: { acknowledge: ${written} }`)).toMatch(/Write the number of days alone\.$/);
    },
  );

  it.each(['100 days', '0 days', '9999h', '1.5 days'])(
    'suggests nothing for %s that would be refused',
    (written) => {
      expect(answerTo(`clocks: { acknowledge: ${written} }`)).toMatch(/from 1 to 90\.$/);
    },
  );

  it('is told in the unit of its key', () => {
    expect(answerTo('clocks: { overdue: 1 day }')).toMatch(/1 day is 24 hours: write 24\.$/);
    expect(answerTo('clocks: { overdue: 12h }')).toMatch(/Write 12 alone, without quotes or unit\.$/);
    expect(answerTo('confirmations: { disclosure: 2 people }')).toMatch(/Write 2 alone/);
    expect(answerTo('owner: { login: e, id: 12ab }')).toMatch(/expected the numeric id\.$/);
  });
});

describe('names as people write them', () => {
  it.each([
    ['a mention', 'owner: "@expressjs"', 'Write expressjs.'],
    ['an address', 'owner: https://github.com/expressjs', 'Write expressjs.'],
    ['an address without scheme', 'owner: github.com/expressjs', 'Write expressjs.'],
    ['an address of an organisation', 'owner: https://github.com/orgs/expressjs/people', 'Write expressjs.'],
    ['a repo for an owner', 'owner: https://github.com/expressjs/express', 'Write expressjs.'],
    ['a name in prose', 'owner: Express JS', 'what follows github.com/'],
    ['a list of owners', 'owner: [expressjs, pillarjs]', 'under owners, one by one'],
    ['owners in a line', 'owner: expressjs, pillarjs', 'under owners, one by one'],
    ['a list of one owner', 'owner: [expressjs]', 'Write expressjs alone, not as a list.'],
    ['an address of mail', 'readers: [jane@example.org]', 'what follows github.com/'],
    ['a team that reads', 'readers: ["@expressjs/auditors"]', 'write the logins of its members'],
    ['two teams', 'team: [security-triage, security-wg]', 'make a parent team'],
    ['two teams in a line', 'team: security-triage, security-wg', 'make a parent team'],
    ['a list of one team', 'team: [security-triage]', 'Write security-triage alone, not as a list.'],
    ['a team as a mention', 'team: "@expressjs/triage"', 'Did you mean expressjs/triage?'],
    ['a team by address', 'team: https://github.com/orgs/expressjs/teams/triage', 'mean expressjs/triage?'],
    ['members of a team', 'team: https://github.com/orgs/e/teams/triage/members', 'mean e/triage?'],
    ["a team's name", 'team: Security & Triage', 'Did you mean security-triage?'],
    ["a team's name in a mapping", 'team: { slug: Security Triage }', 'Did you mean security-triage?'],
    ['a child below its parent', 'team: expressjs/security/triage', 'Did you mean expressjs/triage?'],
    [
      'a child of a parent alone',
      'team: security/triage',
      'If it is a parent team, write the team alone: triage.',
    ],
    ['a pattern', 'repos: ["node*", undici]', 'Patterns are not read: write the names one by one.'],
    ['a pattern alone', 'repos: node-*', 'Patterns are not read: write the names one by one.'],
    ['an expression', 'repos: ["/^node/"]', 'Patterns are not read'],
    ['a pattern with its owner', 'leakWatch: ["expressjs/*"]', 'write each repo as owner/name.'],
    ['a pattern of exceptions', 'exclude: ["*-test"]', 'Patterns are not read'],
    ['an address with a fragment', 'repos: ["https://github.com/o/box#readme"]', 'Write box.'],
    ['every repo', 'repos: "*"', 'Write all for every public repo.'],
    ['every repo in brackets', 'repos: [all]', 'write all without brackets'],
    ['a repo that begins as all', 'repos: allocator', 'Write it as a list: [allocator].'],
    ['repos in a line', 'repos: a, b', 'Write it as a list: [a, b].'],
    ['a repo of another owner', 'repos: [pillarjs/router]', 'are listed under owners.'],
    ['a file of a repo', 'policy: https://github.com/o/.github/blob/main/SECURITY.md', 'Write o/.github.'],
  ])('%s', (_what, line, answer) => {
    expect(answerTo(line)).toContain(answer);
  });

  it.each(['repos: ["box#2"]', 'repos: [box?]', 'readers: [jo#1]'])('names nothing for %s', (line) => {
    expect(answerTo(line)).not.toMatch(/Write (?:box|jo)\b/);
  });

  it.each([
    'repos: [.github, lodash.merge, socket.io]',
    'owner: sindresorhus',
    'readers: [alice_corp, "renovate[bot]"]',
    'owners: { expressjs: all, pillarjs: [router], jshttp: { exclude: [style-guide] } }',
  ])('takes %s', (line) => {
    expect(answerTo(line)).toBe('ok ');
  });
});
