import { saidIn, valueIn } from '../../engine/said-in.ts';

const URL = 'https://github.com/example-org/parser-ghsa-2222-3333-4444/pull/1';

describe('what is said of release lines', () => {
  it.each<[string, object]>([
    ['/line 4.x @dev', { kind: 'line', package: null, line: '4.x', owner: 'dev', because: null }],
    ['/line v4 dev', { kind: 'line', package: null, line: '4', owner: 'dev', because: null }],
    ['/line 4.X', { kind: 'line', package: null, line: '4.x', owner: null, because: null }],
    [
      '/line @scope/parser 4.x @dev',
      { kind: 'line', package: '@scope/parser', line: '4.x', owner: 'dev', because: null },
    ],
    [
      '/line 3.x none because it never had that code',
      { kind: 'line', package: null, line: '3.x', owner: null, because: 'it never had that code' },
    ],
    [`/backport 4.x ${URL}`, { kind: 'backport', package: null, line: '4.x', url: URL, author: null }],
    [
      `/backport parser 4.18.2 ${URL} by @dev`,
      { kind: 'backport', package: 'parser', line: '4.18.2', url: URL, author: 'dev' },
    ],
    [`/reviewed ${URL}`, { kind: 'reviewed', url: URL, reviewer: null }],
    [`/reviewed ${URL} by @other`, { kind: 'reviewed', url: URL, reviewer: 'other' }],
  ])('is understood: %s', (line, command) => {
    expect(valueIn(line)).toEqual(command);
  });

  it.each([
    '/line',
    '/line parser',
    '/line 4.x @dev @other',
    '/line 4.x none',
    '/line 4.x none because',
    '/line 4.x -dev',
    '/backport 4.x',
    `/backport ${URL}`,
    '/backport 4.x http://example.org/1',
    '/backport 4.x https://example.org/1](https://example.org/2)',
    `/backport 4.x ${URL} @dev`,
    `/backport 4.x ${URL} by`,
    '/reviewed',
    '/reviewed 4.x',
    `/reviewed ${URL} by @a b`,
  ])('is refused with its form: %s', (line) => {
    expect(saidIn(line)).toEqual([{ bad: line.slice(1).split(' ')[0] }]);
  });
});
