import { readPost, renderPost } from '../../../dev/rehearsal/page/post.ts';

const MDX = `---
title: 'It''s a release'
tags: ['security']
---

import Alert from '@components/Alert.astro';

First.

<Alert type="warning">

Upgrade.

</Alert>

## More
`;

const show = (body: string, path: string | null, title = 'T', channel = 'blog') =>
  renderPost({ channel, surface: 'public', target: 'https://example.org/1', path, title, body }).html;

describe('a post on the page', () => {
  it('is read as its site reads it: title, no imports, alerts as alerts', () => {
    const { title, text } = readPost(MDX);
    expect(title).toBe("It's a release");
    expect(text).not.toMatch(/import|Alert/);
    expect(text).toContain('> [!WARNING]\n> Upgrade.');
  });

  it('is shown as its readers see it, with the source of the file below', () => {
    const shown = show(MDX, 'post.mdx');
    expect(shown).toMatch(/<h3>It&#39;s a release<\/h3>/);
    expect(shown).toMatch(/<blockquote class="alert warning">\s*<p>Warning/);
    expect(shown).toContain('<h4>More</h4>');
    expect(shown).toContain('&lt;Alert type=&quot;warning&quot;&gt;');
  });

  it('of a channel without Markdown is its text', () => {
    expect(show('*not* bold\n<b>', null, '', 'mastodon')).toContain('*not* bold\n&lt;b&gt;');
  });

  it('of the chat has its links and nothing that runs', () => {
    const shown = show('*T*\n<https://example.org/a|x &gt;= 1> <javascript:alert(1)|y>', null, '', 'chat');
    expect(shown).toContain('<b>T</b>');
    expect(shown).toContain('<a href="https://example.org/a" rel="noreferrer nofollow">x &gt;= 1</a>');
    expect(shown).not.toContain('href="javascript');
  });

  it('begins no front matter where there is none', () => {
    expect(readPost('a\n---\nb\n---\n')).toEqual({ title: null, text: 'a\n---\nb\n---\n' });
  });
});
