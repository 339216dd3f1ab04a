import fc from 'fast-check';
import {
  COMMANDS,
  type Command,
  DISMISSALS,
  parseCommands,
  parseThreadUrl,
} from '../../src/engine/read-commands.ts';
import { STATE_IDS } from '../../src/process/table.ts';

const names = Object.keys(COMMANDS);
const one = (line: string): Command | undefined => parseCommands(line)[0];

describe('each command', () => {
  it.each<[string, Command]>([
    ['/confirm', { kind: 'confirm', key: null }],
    ['/confirm publish', { kind: 'confirm', key: 'publish' }],
    ['/undo', { kind: 'undo' }],
    ['/why', { kind: 'why' }],
    ['/help', { kind: 'help' }],
    ['/replied', { kind: 'replied' }],
    ['/CONFIRM', { kind: 'confirm', key: null }],
    ['  /confirm  ', { kind: 'confirm', key: null }],
    [
      '/privatize https://github.com/a/b/issues/3',
      { kind: 'privatize', url: 'https://github.com/a/b/issues/3' },
    ],
    ['/duplicate #12', { kind: 'dismiss', reason: 'duplicate-of', because: '#12' }],
    ['/duplicate 12', { kind: 'dismiss', reason: 'duplicate-of', because: '#12' }],
    ['/dismiss spam because it sells', { kind: 'dismiss', reason: 'spam', because: 'it sells' }],
    ['/dismiss SPAM  Because  it sells', { kind: 'dismiss', reason: 'spam', because: 'it sells' }],
    ['/cve cve-2026-1234', { kind: 'cve', id: 'CVE-2026-1234' }],
    ['/no-cve because tiny', { kind: 'no-cve', because: 'tiny' }],
    ['/no-patch because old', { kind: 'no-patch', because: 'old' }],
    ['/adopt case/patching because so', { kind: 'adopt', state: 'patching', because: 'so' }],
    ['/evidence test https://x.example', { kind: 'evidence', what: 'test', text: 'https://x.example' }],
    ['/released @scope/name v1.2.3', { kind: 'released', package: '@scope/name', version: '1.2.3' }],
    ['/posted blog https://x.example/1', { kind: 'posted', channel: 'blog', url: 'https://x.example/1' }],
    ['/waive blog because no', { kind: 'waive', channel: 'blog', because: 'no' }],
    ['/let-go 9000000001 because no fix in it', { kind: 'let-go', run: 9000000001, because: 'no fix in it' }],
    ['/hold 9000000001', { kind: 'hold', run: 9000000001 }],
    ['/keep analysis', { kind: 'keep', side: 'analysis' }],
    ['/receipt 2026-03-01 because mail', { kind: 'receipt', at: '2026-03-01', because: 'mail' }],
    [
      '/advisory https://github.com/a/b/security/advisories/ghsa-AAAA-bbbb-cccc',
      { kind: 'advisory', repo: 'a/b', ghsa: 'GHSA-aaaa-bbbb-cccc' },
    ],
  ])('%s', (line, command) => {
    expect(parseCommands(line)).toEqual([command]);
  });

  it.each([
    '/dismiss',
    '/dismiss spam',
    '/dismiss nonsense because so',
    '/dismiss constructor because so',
    '/dismiss spam because',
    '/let-go because so',
    '/let-go 12',
    '/hold v1.2.3',
    '/cve 2026-1234',
    '/no-cve',
    '/no-patch old',
    '/adopt nowhere because so',
    '/adopt patching',
    '/evidence',
    '/evidence patch',
    '/evidence nonsense here',
    '/released widget',
    '/posted blog',
    '/posted blog javascript:alert(1)',
    '/waive blog',
    '/keep both',
    '/receipt yesterday because so',
    '/receipt 2026-02-31 because there is no such day',
    '/receipt 2026-03-01',
    '/privatize https://github.com/a/b',
    '/privatize #3',
    '/advisory GHSA-aaaa-bbbb-cccc',
    '/duplicate of it',
  ])('%s is answered with its form', (line) => {
    const name = line.slice(1).split(' ')[0]!;
    expect(parseCommands(line)).toEqual([{ kind: 'bad', name, expected: COMMANDS[name]!.form }]);
  });

  it.each(Object.keys(DISMISSALS))('/dismiss %s', (reason) => {
    expect(one(`/dismiss ${reason} because so`)).toMatchObject({ kind: 'dismiss', reason });
  });

  it.each(STATE_IDS)('/adopt %s', (state) => {
    expect(one(`/adopt ${state} because so`)).toMatchObject({ kind: 'adopt', state });
  });

  it.each(names)('the form of %s begins with its name', (name) => {
    expect(COMMANDS[name]!.form).toMatch(new RegExp(`^/${name}(?: |$)`));
  });
});

describe('where commands are understood', () => {
  it.each([
    ['text around', 'Thanks!\n\n/confirm\n\nBye', 1],
    ['several', '/evidence patch x\n/evidence test y\n/confirm', 3],
    ['line ends of a browser', 'a\r\n/confirm\r\nb', 1],
    ['line ends of an old machine', 'a\r/confirm\rb', 1],
    ['in a sentence', 'please /confirm', 0],
    ['behind a word', 'and/confirm', 0],
    ['a path', '/etc/passwd', 0],
    ['a longer word', '/confirmed', 0],
    ['a word of the language', '/constructor', 0],
    ['in a fence', '```\n/confirm\n```', 0],
    ['in a tilde fence', '~~~text\n/confirm\n~~~', 0],
    ['in a fence of another kind inside', '~~~\n```\n~~~\n/confirm', 1],
    ['in a fence that is not closed', '```\n/confirm', 0],
    ['in a longer fence', '````\n```\n/confirm\n````', 0],
    ['after a fence', '```\ncode\n```\n/confirm', 1],
    ['after code on one line', '```code```\n/confirm', 1],
    ['in a fence of a list', '- ```\n  /confirm\n  ```', 0],
    ['after a fence of a list', '1. ```\n   /confirm\n   ```\n\n/why', 1],
    ['in a quotation', '> /confirm', 0],
    ['as indented code', 'text\n\n    /confirm', 0],
    ['in an HTML comment', '<!--\n/confirm\n-->', 0],
    ['in the second of two HTML comments', '<!-- a --> <!--\n/confirm\n-->', 0],
    ['in an HTML comment that another follows', '<!--\n--> <!--\n/confirm\n-->', 0],
    ['after an HTML comment', '<!-- a -->\n/confirm', 1],
  ])('%s', (_name, body, count) => {
    expect(parseCommands(body)).toHaveLength(count);
  });

  const line = fc.oneof(
    fc.constantFrom(
      '/confirm',
      '/undo',
      '```',
      '~~~',
      '````',
      '> /confirm',
      '<!--',
      '-->',
      '',
      'text',
      '- ```',
    ),
    fc.string({ maxLength: 30 }),
  );

  it('never throws, and follows nothing that is no line of its own', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const body = lines.join('\n');
        const commands = parseCommands(body);
        const own = body.split(/\r\n?|\n/).filter((each) => each.trim().startsWith('/'));
        expect(commands.length).toBeLessThanOrEqual(own.length);
      }),
    );
  });

  it('reads the same with the line ends of a browser', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const plain = lines.map((each) => each.replace(/[\r\n]/g, ''));
        expect(parseCommands(plain.join('\r\n'))).toEqual(parseCommands(plain.join('\n')));
      }),
    );
  });

  it('follows nothing of what is fenced in', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const inner = lines.join('\n').replace(/[`~]/g, '');
        expect(parseCommands(`\`\`\`\`\`\n${inner}\n\`\`\`\`\``)).toEqual([]);
      }),
    );
  });
});

describe('addresses of public threads', () => {
  it.each([
    ['https://github.com/a/b/issues/3', { owner: 'a', name: 'b', kind: 'issue', number: 3 }],
    [
      'https://github.com/a/b.js/pull/44#discussion_r1',
      { owner: 'a', name: 'b.js', kind: 'pull', number: 44 },
    ],
    ['https://github.com/a/b/issues/3?x=1', { owner: 'a', name: 'b', kind: 'issue', number: 3 }],
    ['https://github.com/a/b/discussions/3', undefined],
    ['https://github.com/a/b/issues/3/../4', undefined],
    ['javascript://github.com/a/b/issues/3', undefined],
    ['https://github.com/a/b/issues/-3', undefined],
    ['https://github.com/a/b/issues/99999999999', undefined],
  ])('%s', (url, expected) => {
    expect(parseThreadUrl(url)).toEqual(expected);
  });
});
