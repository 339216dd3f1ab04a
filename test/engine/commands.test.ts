import fc from 'fast-check';
import { DISMISSALS } from '../../src/features/assessment/dismissals.ts';
import { STATE_IDS } from '../../src/process/table.ts';
import { parseThreadUrl } from '../../src/text/thread-url.ts';
import { COMMANDS, saidIn, valueIn } from './said-in.ts';

const URL = 'https://github.com/a/b/issues/3';

describe('each command', () => {
  it.each<[string, string, unknown]>([
    ['/confirm', 'confirm', { key: null }],
    ['/confirm publish', 'confirm', { key: 'publish' }],
    ['/undo', 'undo', true],
    ['/why', 'why', true],
    ['/help', 'help', true],
    ['/replied', 'replied', true],
    ['/CONFIRM', 'confirm', { key: null }],
    ['  /confirm  ', 'confirm', { key: null }],
    [`/privatize ${URL}`, 'privatize', URL],
    [`/privatise ${URL}`, 'privatize', URL],
    [`/treat-as-public ${URL}`, 'treat-as-public', URL],
    [`/placeholder ${URL}`, 'placeholder', URL],
    [`/restore ${URL}`, 'restore', URL],
    ['/duplicate #12', 'duplicate', '#12'],
    ['/duplicate 12', 'duplicate', '#12'],
    ['/dismiss spam because it sells', 'dismiss', { reason: 'spam', because: 'it sells' }],
    ['/dismiss SPAM  Because  it sells', 'dismiss', { reason: 'spam', because: 'it sells' }],
    ['/cve cve-2026-1234', 'cve', 'CVE-2026-1234'],
    ['/no-cve because tiny', 'no-cve', 'tiny'],
    ['/no-patch because old', 'no-patch', 'old'],
    ['/set-state case/patching because so', 'set-state', { state: 'patching', because: 'so' }],
    [
      '/evidence test https://x.example',
      'evidence',
      { kind: 'evidence', what: 'test', text: 'https://x.example' },
    ],
    ['/released @scope/name v1.2.3', 'released', { package: '@scope/name', version: '1.2.3' }],
    ['/posted blog https://x.example/1', 'posted', { channel: 'blog', text: 'https://x.example/1' }],
    ['/waive blog because no', 'waive', { channel: 'blog', text: 'no' }],
    ['/choose blog 2', 'choose', { channel: 'blog', wording: 2 }],
    ['/release-hold 9000000001 because no fix', 'release-hold', { run: 9000000001, because: 'no fix' }],
    ['/hold 9000000001', 'hold', 9000000001],
    ['/keep analysis', 'keep', 'analysis'],
    ['/received 2026-03-01 because mail', 'received', '2026-03-01'],
    ['/updated', 'updated', { next: null }],
    ['/updated 2026-03-01', 'updated', { next: '2026-03-01' }],
    ['/embargo 2026-03-01 because so', 'embargo', '2026-03-01'],
    ['/notified early-warning', 'notified', 'early-warning'],
    ['/draft questions', 'draft', 'questions'],
    ['/send questions', 'send', { key: 'questions', day: null }],
    ['/invite @dev because she wrote it', 'invite', { login: 'dev', because: 'she wrote it' }],
    ['/release-on 2026-03-01', 'release-on', { day: '2026-03-01', because: null }],
    ['/release-on 2026-03-01 because so', 'release-on', { day: '2026-03-01', because: 'so' }],
    ['/pre-announce', 'pre-announce', true],
    ['/pre-announce No', 'pre-announce', false],
    [
      '/disclose-without widget v1.2.3 because so',
      'disclose-without',
      { package: 'widget', version: '1.2.3', because: 'so' },
    ],
    ['/incomplete-fix because tabs', 'incomplete-fix', 'tabs'],
    ['/cve-withdrawn because so', 'cve-withdrawn', 'so'],
    ['/cve-disputed because so', 'cve-disputed', 'so'],
    ['/set summary Two words', 'set', { key: 'summary', value: 'Two words' }],
    [
      '/advisory https://github.com/a/b/security/advisories/ghsa-AAAA-bbbb-cccc',
      'advisory',
      { repo: 'a/b', ghsa: 'GHSA-aaaa-bbbb-cccc' },
    ],
  ])('%s', (line, name, value) => {
    expect(saidIn(line)).toEqual([{ name, value }]);
  });

  it.each([
    '/dismiss',
    '/dismiss spam',
    '/dismiss nonsense because so',
    '/dismiss constructor because so',
    '/dismiss spam because',
    '/release-hold because so',
    '/release-hold 12',
    '/hold v1.2.3',
    '/cve 2026-1234',
    '/no-cve',
    '/no-patch old',
    '/set-state nowhere because so',
    '/set-state patching',
    '/evidence',
    '/evidence patch',
    '/evidence nonsense here',
    '/released widget',
    '/posted blog',
    '/posted blog javascript:alert(1)',
    '/waive blog',
    '/keep both',
    '/received yesterday because so',
    '/received 2026-02-31 because there is no such day',
    '/received 2026-03-01',
    '/privatize https://github.com/a/b',
    '/privatize #3',
    '/advisory GHSA-aaaa-bbbb-cccc',
    '/duplicate of it',
    '/confirm?',
    '/confirm!',
    '/confirm.',
    '/treat-as-public everything',
    '/invite',
    '/release-on soon',
  ])('%s is answered with its form', (line) => {
    expect(saidIn(line)).toEqual([{ bad: /[a-z-]+/.exec(line)![0] }]);
  });

  it.each(Object.keys(DISMISSALS))('/dismiss %s', (reason) => {
    expect(valueIn(`/dismiss ${reason} because so`)).toMatchObject({ reason });
  });

  it.each(STATE_IDS)('/set-state %s', (state) => {
    expect(valueIn(`/set-state ${state} because so`)).toMatchObject({ state });
  });

  it.each(COMMANDS.map(({ name, form }) => [name, form]))(
    'the form of %s begins with its name',
    (name, form) => {
      expect(form).toMatch(new RegExp(`^/${name}(?: |$)`));
    },
  );

  it('has a name of its own', () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
  });
});

describe('a word that looks like a command', () => {
  it.each([
    ['/confrim', 'confirm'],
    ['/comfirm', 'confirm'],
    ['/confirmed', 'confirm'],
    ['/evidense test ran', 'evidence'],
    ['/privatze https://github.com/a/b/issues/3', 'privatize'],
    ['/dissmiss spam because so', 'dismiss'],
    ['/set-sate patching because so', 'set-state'],
    ['/treat-as-pubic https://github.com/a/b/issues/3', 'treat-as-public'],
    ['/invit dev because so', 'invite'],
    ['/posted-blog', undefined],
  ])('%s is answered with the nearest', (line, nearest) => {
    const word = line.slice(1).split(' ')[0];
    expect(saidIn(line)).toEqual(nearest === undefined ? [] : [{ unknown: word, nearest }]);
  });

  it.each([
    '/usr/bin/node',
    '/etc/passwd',
    '/etc',
    '/home',
    '/lib',
    '/',
    '//',
    '/ confirm',
    '/api/confirm',
    '/confirm/',
    '/confirm?x=1',
    '/confirm.html',
    '/users/:id',
    '/../confirm',
    '/cc @somebody',
    '/assign me',
    '/login',
    '/index',
    '/constructor',
    '/__proto__',
  ])('%s is none', (line) => {
    expect(saidIn(line)).toEqual([]);
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
    ['a longer word', '/confirmation-of-receipt', 0],
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
    expect(saidIn(body)).toHaveLength(count);
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
        const commands = saidIn(body);
        const own = body.split(/\r\n?|\n/).filter((each) => each.trim().startsWith('/'));
        expect(commands.length).toBeLessThanOrEqual(own.length);
      }),
    );
  });

  it('reads the same with the line ends of a browser', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const plain = lines.map((each) => each.replace(/[\r\n]/g, ''));
        expect(saidIn(plain.join('\r\n'))).toEqual(saidIn(plain.join('\n')));
      }),
    );
  });

  it('follows nothing of what is fenced in', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const inner = lines.join('\n').replace(/[`~]/g, '');
        expect(saidIn(`\`\`\`\`\`\n${inner}\n\`\`\`\`\``)).toEqual([]);
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

describe('a comment that is too long to be read whole', () => {
  const filler = (lines: number): string => 'words\n\n'.repeat(lines / 2);

  it.each<[string, string, readonly object[]]>([
    ['a command in its last line that is read', `${filler(998)}/why`, [{ name: 'why', value: true }]],
    ['a command below', `${filler(1_200)}/confirm publish`, [{ unread: 'confirm' }]],
    ['several below: the first is named', `${filler(1_200)}/hold 7\n\n/confirm`, [{ unread: 'hold' }]],
    [
      'one above and one below',
      `/why\n\n${filler(1_200)}/confirm`,
      [{ name: 'why', value: true }, { unread: 'confirm' }],
    ],
    ['a fence that has no end', `\`\`\`\n${filler(1_200)}/confirm`, [{ unread: 'confirm' }]],
    ['paths and prose below', `${filler(1_200)}/usr/bin/node\n\nplease /confirm\n\n/nothing-like-it`, []],
    ['nothing below', filler(3_000), []],
    [
      'paragraphs of commands without end',
      '/why because\n\n'.repeat(400),
      expect.arrayContaining([{ unread: 'why' }]),
    ],
  ])('says so for %s', (_, body, said) => {
    expect(saidIn(body)).toEqual(said);
  });
});
