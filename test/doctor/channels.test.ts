/** `npm run doctor -- --channels FILE` asks the channels themselves, as a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { startChannelStandIns } from '../../dev/rehearsal/channel-stand-ins.ts';
import { STAND_IN_SECRET } from '../../dev/rehearsal/stand-ins/world.ts';
import { ROOT } from '../architecture/read-source.ts';

const CONFIG = 'owner: example-org\nteam: security-triage\nrepos: [project]\nchannels: [mastodon, bluesky]\n';

async function doctor(file: string, url: string): Promise<string> {
  const args = ['--no-warnings', join(ROOT, 'dev/doctor/cli.ts'), '--repo', 'example-org/triage'];
  const child = spawn(process.execPath, [...args, '--channels', file], {
    env: { PATH: process.env.PATH, GITHUB_API_URL: url, GITHUB_TOKEN: 'token-olive' },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      out += String(text);
    });
  await new Promise((resolve) => child.once('close', resolve));
  return out;
}

it('a channel that refuses its credential is wrong, one that takes it is not, and nothing is posted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-channels-'));
  const places = await startChannelStandIns(() => new Date().toISOString());
  const github = await startEmbeddedGitHub({
    seed: {
      users: [{ login: 'olive-owner' }],
      orgs: [{ login: 'example-org', owners: ['olive-owner'] }],
      repos: [
        {
          owner: 'example-org',
          name: 'triage',
          private: true,
          files: { '.github/security-process.yml': CONFIG },
        },
      ],
      tokens: [
        { kind: 'classic', token: 'token-olive', login: 'olive-owner', scopes: ['repo', 'admin:org'] },
      ],
    },
  });
  try {
    const file = join(folder, 'channels.yml');
    const bluesky = { host: places.url, identifier: 'example.org', password: STAND_IN_SECRET };
    writeFileSync(file, JSON.stringify({ mastodon: { host: places.url, token: 'of-last-year' }, bluesky }));
    const out = await doctor(file, github.url);
    expect(out.match(/^\S+ +channels .*$/gm)).toEqual([
      expect.stringMatching(/^WRONG +channels +mastodon: .*it refused the credentials, status 401\.$/),
    ]);
    expect(places.asked).toEqual({ mastodon: 1, bluesky: 1, chat: 0 });
    expect(places.posts).toEqual([]);
    expect(out).not.toContain('of-last-year');
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await Promise.all([github.close(), places.close()]);
  }
});
