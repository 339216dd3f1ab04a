import type { ChannelAccess } from '../case/channel-access.ts';
import type { Outcome, SendPost } from '../case/operation.ts';
import { notSent, posted, UNSURE } from './post-outcome.ts';

type Access = Extract<ChannelAccess, { readonly kind: 'email' }>;

/**
 * Mails one announcement. Nothing can be read back: where the line breaks after the message began, it counts as sent
 * for all the bot knows, and a person is asked to look. The message's id follows from the post, so that servers and
 * readers that see it twice can tell.
 */
export async function postByMail(access: Access, post: SendPost): Promise<Outcome> {
  const transport = await openTransport(access);
  try {
    await transport.sendMail({
      from: access.from,
      to: [...access.to],
      subject: post.title,
      text: post.text,
      messageId: messageId(access, post),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return posted('');
  } catch (error) {
    const why = explainFailure(error);
    return why === null ? UNSURE : notSent(why);
  } finally {
    transport.close();
  }
}

/** Whether the server can be signed in to; nothing is sent. */
export async function checkMail(access: Access): Promise<string | null> {
  const transport = await openTransport(access);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return explainFailure(error) ?? 'it did not answer in time.';
  } finally {
    transport.close();
  }
}

/** The library is loaded when a mail is to be sent, and not before. */
async function openTransport({ server, user, password }: Access) {
  const { createTransport } = await import('nodemailer');
  const { protocol, hostname, port } = new URL(server);
  const isEncrypted = protocol === 'smtps:';
  return createTransport({
    host: hostname,
    port: port === '' ? (isEncrypted ? 465 : 587) : Number(port),
    secure: isEncrypted,
    requireTLS: !isEncrypted && hostname !== '127.0.0.1',
    ignoreTLS: hostname === '127.0.0.1',
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === null || password === null ? {} : { auth: { user, pass: password } }),
  });
}

function messageId({ from }: Access, { id }: SendPost): string {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return `<security-process.${id}@${domain}>`;
}

/** Codes of the library for what fails before a message is taken. */
const BEFORE: Readonly<Record<string, string>> = {
  EDNS: 'it cannot be reached.',
  EAUTH: 'it refused the credentials.',
  ENOAUTH: 'it refused the credentials.',
  EENVELOPE: 'it refused the sender or the recipients.',
  ETLS: 'the connection cannot be encrypted.',
};

/** Why nothing was sent, in one sentence without host or address; null where it may have been. */
function explainFailure(error: unknown): string | null {
  const {
    code = '',
    responseCode,
    command = '',
    syscall,
  } = (error ?? {}) as {
    readonly code?: string;
    readonly responseCode?: number;
    readonly command?: string;
    readonly syscall?: string;
  };
  const known = BEFORE[code];
  if (known !== undefined) return known;
  // The server has answered: with a refusal.
  if (responseCode !== undefined) return `it refused the mail, status ${responseCode}.`;
  if (syscall === 'connect' || (code === 'ETIMEDOUT' && command === 'CONN')) return 'it cannot be reached.';
  return null;
}
