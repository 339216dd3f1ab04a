/** Import this first: the client of GitHub reads its address while it is loaded, and ends with a stack where it is none. */
import { parseAddress } from '../../src/text/server.ts';

for (const name of ['GITHUB_API_URL', 'GITHUB_SERVER_URL']) {
  const address = process.env[name];
  if (!address || parseAddress(address) !== null) continue;
  process.stderr.write(`${name} is no address that begins with https://: '${address}'.\n`);
  process.exit(2);
}
