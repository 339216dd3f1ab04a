import { readChannels } from '../../src/runner/read-channels.ts';

const NAME = 'INPUT_CHANNELS';
afterEach(() => {
  delete process.env[NAME];
});

function read(text: string) {
  process.env[NAME] = text;
  const masked: string[] = [];
  return { channels: readChannels((value) => masked.push(value)), masked };
}

describe('the input channels', () => {
  it('may be empty', () => {
    expect(read('').channels).toEqual([]);
  });

  it('has hosts beside their secrets, and every secret is masked', () => {
    const { channels, masked } = read(`
Mastodon: { host: "https://social.example/", token: one }
Sky: { host: https://bsky.example, identifier: example.org, password: two }
Team: { webhook: https://hooks.example/three }
`);
    expect(channels).toEqual([
      { name: 'Mastodon', kind: 'mastodon', host: 'https://social.example', token: 'one' },
      {
        name: 'Sky',
        kind: 'bluesky',
        host: 'https://bsky.example',
        identifier: 'example.org',
        password: 'two',
      },
      { name: 'Team', kind: 'chat', webhook: 'https://hooks.example/three' },
    ]);
    expect(masked.toSorted()).toEqual(['https://hooks.example/three', 'one', 'two']);
  });

  it.each([
    ['- a list', 'a map of channel name'],
    ['Mastodon: secret-value', 'no mapping for Mastodon'],
    ['Mastodon: { host: "http://social.example", token: secret-value }', 'https:// as host of Mastodon'],
    ['Mastodon: { token: secret-value }', 'https:// as host of Mastodon'],
    [
      'Mastodon: { host: "https://social.example" }',
      'neither token, identifier, webhook nor server for Mastodon',
    ],
    ['Sky: { host: "https://bsky.example", identifier: a }', 'no password for Sky'],
    ['Team: { webhook: "http://secret-value.example" }', 'https:// as webhook of Team'],
    ['Mail: { server: "https://secret-value", from: a@example.org }', 'smtps:// as server of Mail'],
    [
      'Mail: { server: "smtps://smtp.example", from: secret-value, to: [a@example.org] }',
      'no addresses as from and to of Mail',
    ],
    ['a: [b', 'cannot be read in line'],
  ])('%s is told without repeating what is secret', (text, words) => {
    expect(() => read(text)).toThrow(words);
    try {
      read(text);
    } catch (error) {
      expect(String(error)).not.toContain('secret-value');
    }
  });
});
