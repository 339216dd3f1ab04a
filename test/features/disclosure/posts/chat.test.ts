import fc from 'fast-check';
import { escapeMrkdwn, renderChatPost } from '../../../../src/features/disclosure/posts/chat.ts';
import { hostilePost, hostileText } from './hostile-text.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const URL = 'https://octo.example/blog/post';

describe('the text for a chat channel', () => {
  it('lists each advisory with its link, package, severity and patch', () => {
    expect(renderChatPost(samplePost(), URL)).toEqual({
      channel: 'chat',
      text: [
        '*Octo: March 2031 Security Releases*',
        '• <https://github.com/octo-org/parcel-parser/security/advisories/GHSA-2222-3333-4444|CVE-2031-10001> in parcel-parser (High), patched: &gt;= 1.4.2',
        `<${URL}|Read the announcement>`,
      ].join('\n'),
    });
  });

  it('lets nobody be notified or linked by other people’s words', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeMrkdwn(text);
        expect(escaped).not.toMatch(/[<>\n]/);
        expect(escaped.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
        expect(escaped).not.toMatch(/@\w/);
      }),
    );
  });

  it('has only our own links, and stays short', () => {
    fc.assert(
      fc.property(hostilePost, (input) => {
        const { text } = renderChatPost(input, URL);
        const links = [...text.matchAll(/<([^>]*)>/g)].map((match) => match[1] ?? '');
        expect(links.length).toBe(new Set(input.advisories.map(({ ghsa }) => ghsa)).size + 1);
        for (const link of links)
          expect(link).toMatch(/^https:\/\/(?:octo\.example|github\.com\/octo-org)\//);
      }),
    );
  });

  it('says how many more there are', () => {
    const advisories = Array.from({ length: 25 }, (_, index) => sampleAdvisory({ ghsa: `GHSA-${index}` }));
    expect(renderChatPost(samplePost(advisories), URL).text).toContain('• and 5 more\n');
  });
});
