import type { Transport } from '../../src/github/transport.ts';
import { BadUsage } from '../command-line/command-line.ts';

/**
 * One question before all others, so that a token that nobody knows is not told as a thing that is not there.
 *
 * @throws BadUsage where GitHub does not know the token
 * @throws GitHubError where it does not answer
 */
export async function checkToken(transport: Transport, token: string): Promise<void> {
  const { status } = await transport.send(token, {
    call: 'read-visibility',
    repo: '',
    route: 'GET /user',
    parameters: {},
    kind: 'read',
    repeatable: true,
  });
  if (status === 401)
    throw new BadUsage(
      'GitHub does not know the token in GITHUB_TOKEN: it expired, was revoked, or is of another GitHub. Take one that is valid, such as $(gh auth token)',
    );
}
