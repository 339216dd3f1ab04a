import { renderPreAnnouncement } from '../../../src/features/release/pre-announcement-text.ts';
import { itWithCases, readCase } from '../../formats/real-cases.ts';

const FACTS = {
  project: 'Node.js',
  days: [
    { day: '2025-12-15', namedOn: '2025-12-08' },
    { day: '2025-12-18', namedOn: '2025-12-15' },
    { day: '2026-01-07', namedOn: '2025-12-17' },
  ],
  lines: [
    { package: 'node', line: '25.x' },
    { package: 'node', line: '24.x' },
    { package: 'other', line: '0.1.x' },
  ],
  severities: ['high', 'high', 'high', 'low', 'medium'],
} as const;

describe('a pre-announcement', () => {
  it('names the day, the lines and the counts by severity, worst first', () => {
    const { title, body } = renderPreAnnouncement({ ...FACTS, days: FACTS.days.slice(0, 1) });
    expect(title).toBe('Monday, December 15, 2025 Security Releases');
    expect(body).toContain('the 25.x, 24.x release lines of node and the 0.1.x release line of other');
    expect(body).toContain('- 3 high severity issues.\n- 1 medium severity issue.\n- 1 low severity issue.');
    expect(body).toContain(
      '- The 25.x release line of node is vulnerable to 3 high severity issues, 1 medium',
    );
    expect(body).not.toContain('(Update');
  });

  it('keeps what stood there when it is postponed, the newest first', () => {
    const first = renderPreAnnouncement({ ...FACTS, days: FACTS.days.slice(0, 1) }).body;
    const { title, body } = renderPreAnnouncement(FACTS);
    expect(title).toBe('Wednesday, January 7, 2026 Security Releases');
    expect(body.endsWith(first.slice(first.indexOf('## Summary')))).toBe(true);
    const updates = [...body.matchAll(/^## \((Update .*?)\) (.*)$/gm)].map(([, when, what]) => [when, what]);
    expect(updates).toEqual([
      ['Update 17-Dec-2025', 'Security Release target Wednesday, January 7, 2026'],
      ['Update 15-Dec-2025', 'Security Release target Thursday, December 18, 2025'],
    ]);
  });

  it('has the head of a page of Node.js in place of its heading where the site takes one', () => {
    const plain = renderPreAnnouncement(FACTS);
    const { title, body } = renderPreAnnouncement({
      ...FACTS,
      project: 'Node.js\n---',
      slug: '2025-12-15-soon',
    });
    expect(title).toBe(plain.title);
    expect(body.split('\n').slice(0, 8)).toEqual([
      '---',
      'date: 2025-12-08T00:00:00.000Z',
      'category: vulnerability',
      `title: ${title}`,
      "slug: '2025-12-15-soon'",
      'layout: blog-post',
      expect.stringMatching(/^author: .*Node\.js/),
      '---',
    ]);
    expect(body).not.toContain(`# ${title}`);
    expect(body).toContain('## (Update 17-Dec-2025)');
  });

  it('says nothing of a severity that is not known, and does not let names become Markdown', () => {
    const { body } = renderPreAnnouncement({
      ...FACTS,
      severities: [null],
      lines: [{ package: '@evil/[x](https://example.org)', line: '1.x' }],
    });
    expect(body).toContain('- 1 issue.');
    expect(body).not.toContain('](https://example.org)');
  });

  itWithCases('has title, counts and headings of a real one', () => {
    const real = readCase('blog/nodejs/december-2025.01.2025-12-08.a8154450a8.md');
    const { title, body } = renderPreAnnouncement({ ...FACTS, days: FACTS.days.slice(0, 1) });
    expect(real).toContain(`title: ${title}`);
    for (const shared of [
      '- 3 high severity issues.',
      '- 1 low severity issue.',
      '## Impact',
      '## Release timing',
    ])
      expect([shared, real.includes(shared), body.includes(shared)]).toEqual([shared, true, true]);
  });
});
