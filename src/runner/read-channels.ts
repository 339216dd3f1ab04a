import { getInput } from '@actions/core';
import type { ChannelAccess } from '../case/channel-access.ts';
import { parseYaml } from '../text/yaml.ts';
import { InputError, isRecord } from './read-runner.ts';

const FORM =
  'a map of channel name to { host, token } (Mastodon), { host, identifier, password } (Bluesky), { webhook } (chat) or { server, user, password, from, to } (mail), as YAML or JSON';

/**
 * The channels that this run may post to: hosts beside their secret. None where the input is empty. Every secret is
 * handed to `maskSecret`; no error repeats any part of the input but the names of channels and keys.
 */
export function readChannels(maskSecret: (value: string) => void): readonly ChannelAccess[] {
  const text = getInput('channels');
  return text === '' ? [] : parseChannels(text, maskSecret);
}

/** The secret as it is stored. */
export function parseChannels(text: string, maskSecret: (value: string) => void): readonly ChannelAccess[] {
  const document = parseYaml(text, { maxLength: 200_000 });
  if (document.kind === 'bad')
    throw new InputError(
      `The input channels cannot be read in line ${document.problem.line}: expected ${FORM}.`,
    );
  if (!isRecord(document.value)) throw new InputError(`The input channels is not ${FORM}.`);
  return Object.entries(document.value).map(([name, entry]) => readAccess(name, entry, maskSecret));
}

function readAccess(name: string, entry: unknown, maskSecret: (value: string) => void): ChannelAccess {
  if (!isRecord(entry)) throw new InputError(`The input channels has no mapping for ${name}.`);
  const secret = (key: string): string => {
    const value = entry[key];
    if (typeof value !== 'string' || value === '')
      throw new InputError(`The input channels has no ${key} for ${name}.`);
    maskSecret(value);
    return value;
  };
  const address = (value: unknown, key: string): string => {
    if (typeof value !== 'string' || !isSafeAddress(value))
      throw new InputError(
        `The input channels has no address that starts with https:// as ${key} of ${name}.`,
      );
    return value.replace(/\/+$/, '');
  };
  if ('server' in entry) return { name, ...readMailServer(name, entry, maskSecret) };
  if ('webhook' in entry) return { name, kind: 'chat', webhook: address(secret('webhook'), 'webhook') };
  const host = address(entry.host, 'host');
  if ('identifier' in entry) {
    const { identifier } = entry;
    return { name, kind: 'bluesky', host, identifier: String(identifier), password: secret('password') };
  }
  if ('token' in entry) return { name, kind: 'mastodon', host, token: secret('token') };
  throw new InputError(`The input channels has neither token, identifier, webhook nor server for ${name}.`);
}

function readMailServer(
  name: string,
  { server, user, password, from, to }: Readonly<Record<string, unknown>>,
  maskSecret: (value: string) => void,
): Omit<Extract<ChannelAccess, { readonly kind: 'email' }>, 'name'> {
  if (typeof server !== 'string' || !/^smtps?:\/\/[^\s@]+$/.test(server) || !URL.canParse(server))
    throw new InputError(`The input channels has no address that starts with smtps:// as server of ${name}.`);
  const recipients = [to].flat().filter((each) => typeof each === 'string' && each.includes('@'));
  if (typeof from !== 'string' || !from.includes('@') || recipients.length === 0)
    throw new InputError(`The input channels has no addresses as from and to of ${name}.`);
  if (typeof password === 'string') maskSecret(password);
  return {
    kind: 'email',
    server,
    user: typeof user === 'string' ? user : null,
    password: typeof password === 'string' ? password : null,
    from,
    to: recipients as readonly string[],
  };
}

/** Credentials go over the wire encrypted, except to this very machine. */
function isSafeAddress(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    const isLoopback = hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
    return protocol === 'https:' || (protocol === 'http:' && isLoopback);
  } catch {
    return false;
  }
}
