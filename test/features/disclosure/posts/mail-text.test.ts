import { renderChannelText } from '../../../../src/features/disclosure/posts/channel-text.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const URL = 'https://octo.example/blog/releases';
const mailOf = (...advisories: Parameters<typeof sampleAdvisory>[0][]): string =>
  renderChannelText('email', samplePost(advisories.map(sampleAdvisory)), URL).text;

it('a mail is plain text: no sign of Markdown', () => {
  const text = mailOf(
    { description: '### Impact\n\nA **nested** parcel, see [the docs](https://octo.example/docs).\n' },
    { ghsa: 'GHSA-5555-6666-7777', cve: 'CVE-2031-10002' },
  );
  expect(text).not.toMatch(/\]\(|\*\*|^\s*>|\[!|\\$|^#|```/m);
  expect(text).toContain('A nested parcel, see the docs.');
  expect(text).toContain('https://github.com/octo-org/parcel-parser/security/advisories/GHSA-5555-6666-7777');
  expect(text).toContain('Affected versions: < 1.4.2');
});

it('it leads to the announcement, once', () => {
  expect(mailOf({}).split(URL)).toHaveLength(2);
  const advisory = sampleAdvisory();
  const { text } = renderChannelText('email', samplePost([advisory]), advisory.url);
  expect(text).not.toContain('Read it on the web');
});
