/** A real SMTP server on loopback, which can be down. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  /** The secret of the action `mail` for a channel of this name. */
  readonly secret: string;
  /** What was taken, whole. */
  readonly mails: readonly string[];
  setMood(mood: 'well' | 'down'): void;
  close(): Promise<void>;
}

export async function startMailServer(channel: string): Promise<MailServer> {
  const mails: string[] = [];
  let mood: 'well' | 'down' = 'well';
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('no')),
    onMailFrom: (_address, _session, done) =>
      mood === 'well' ? done() : done(Object.assign(new Error('out of order'), { responseCode: 451 })),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const entry = {
    server: `smtp://127.0.0.1:${port}`,
    user: 'us',
    password: 'right',
    from: 'Example Security <security@example.org>',
    to: ['announce@lists.example.org'],
  };
  return {
    secret: JSON.stringify({ [channel]: entry }),
    mails,
    setMood: (next) => {
      mood = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
