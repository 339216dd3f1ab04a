/** Mail over SMTP, to a real server on loopback. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { ChannelAccess } from '../../src/case/channel-access.ts';
import type { SendPost } from '../../src/case/operation.ts';
import { createChannels } from '../../src/channels/index.ts';
import { publicConstant } from '../../src/text/embargo.ts';

const post: SendPost = {
  kind: 'send-post',
  key: 'mail/e-mail',
  channel: 'E-mail',
  to: 'email',
  id: 'ab12cd34ef567890',
  at: '2025-03-03T10:00:00Z',
  title: publicConstant('Security release: größer 🎉'),
  text: publicConstant('Fixed in 1.0.1.\n.\nFrom here on: äöü\n'),
  url: 'https://github.com/example-org/project/security/advisories/GHSA-2222-3333-4444',
  links: [],
  surface: 'public',
  why: 'a test',
};

interface Inbox {
  readonly server: string;
  readonly mails: { from: string; to: readonly string[]; text: string }[];
}

async function withServer(
  { cuts = false, ...options }: SMTPServerOptions & { readonly cuts?: boolean },
  use: (inbox: Inbox) => Promise<void>,
): Promise<void> {
  const mails: { from: string; to: readonly string[]; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('no')),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, text: Buffer.concat(chunks).toString('utf8') });
        if (!cuts) return done();
        const { connections } = server as unknown as { connections: Set<{ _socket: { destroy(): void } }> };
        for (const { _socket } of connections) _socket.destroy();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  try {
    await use({ server: `smtp://127.0.0.1:${port}`, mails });
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

const channels = (server: string, password = 'right') => {
  const access: ChannelAccess = {
    name: 'E-mail',
    kind: 'email',
    server,
    user: 'us',
    password,
    from: 'Example Security <security@example.org>',
    to: ['announce@lists.example.org', 'press@example.org'],
  };
  return createChannels([access], fetch);
};

describe('a mail', () => {
  it('arrives with its text, its subject, and an id that follows from the post', () =>
    withServer({}, async ({ server, mails }) => {
      expect(await channels(server).send(post)).toMatchObject({ kind: 'done', result: { state: 'posted' } });
      expect(mails).toHaveLength(1);
      expect(mails[0]).toMatchObject({
        from: 'security@example.org',
        to: ['announce@lists.example.org', 'press@example.org'],
      });
      expect(mails[0]!.text).toContain('Message-ID: <security-process.ab12cd34ef567890@example.org>');
      expect(mails[0]!.text).toContain('Auto-Submitted: auto-generated');
      expect(mails[0]!.text).toContain('Fixed in 1.0.1.');
    }));

  it('is not sent with wrong credentials, and says so', () =>
    withServer({}, async ({ server, mails }) => {
      const outcome = await channels(server, 'wrong').send(post);
      expect(outcome).toMatchObject({ kind: 'refused', why: 'it refused the credentials.' });
      expect(await channels(server, 'wrong').check()).toEqual([
        { what: 'E-mail', problem: 'it refused the credentials.' },
      ]);
      expect(await channels(server).check()).toEqual([{ what: 'E-mail', problem: null }]);
      expect(mails).toEqual([]);
    }));

  it('that the server refuses may be tried again', () =>
    withServer(
      {
        onData: (stream, _session, done) =>
          void stream.resume().on('end', () => done(Object.assign(new Error('no'), { responseCode: 451 }))),
      },
      async ({ server }) => {
        expect(await channels(server).send(post)).toMatchObject({
          kind: 'refused',
          why: expect.stringContaining('451'),
        });
      },
    ));

  it('whose line broke before the answer is for a person to look after', () =>
    withServer({ cuts: true }, async ({ server, mails }) => {
      expect(await channels(server).send(post)).toEqual({ kind: 'done', result: { state: 'unsure' } });
      expect(await channels(server).findSent(post)).toEqual({ kind: 'done', result: { state: 'unsure' } });
      expect(mails).toHaveLength(1);
    }));

  it('to a server that nobody answers at is not sent', async () => {
    const kept = { server: '' };
    await withServer({}, async ({ server }) => {
      kept.server = server;
    });
    expect(await channels(kept.server).send(post)).toMatchObject({
      kind: 'refused',
      why: 'it cannot be reached.',
    });
  });
});
