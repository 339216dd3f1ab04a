import { getInput } from '@actions/core';
import { InputError } from './read-runner.ts';

/** Addresses of the team's channel. Each is handed to `maskSecret` before anything else is done with it. */
export function readTeamChannel(maskSecret: (value: string) => void): {
  readonly webhook: string | null;
  readonly heartbeat: string | null;
} {
  return {
    webhook: readAddress('digest-webhook', maskSecret),
    heartbeat: readAddress('heartbeat', maskSecret),
  };
}

function readAddress(
  name: 'digest-webhook' | 'heartbeat',
  maskSecret: (value: string) => void,
): string | null {
  const address = getInput(name);
  if (address === '') return null;
  maskSecret(address);
  if (!/^https?:\/\/[^\s/]+/.test(address) || !URL.canParse(address))
    throw new InputError(`The input ${name} is no address. It begins with https://; store it as a secret.`);
  return address;
}
