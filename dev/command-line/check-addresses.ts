/** Import this first: the client of GitHub reads its address while it is loaded, and ends with a stack where it is none. */
import { GITHUB_COM, parseAddress, readServer } from '../../src/text/server.ts';

function refuse(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}

for (const name of ['GITHUB_API_URL', 'GITHUB_SERVER_URL']) {
  const address = process.env[name];
  if (!address) continue;
  const url = parseAddress(address);
  if (url === null) refuse(`${name} is no address that begins with https://: '${address}'.`);
  // Paths are put behind it: two slashes in a row are another place.
  process.env[name] = readServer(address);
}

const { GITHUB_API_URL: api, GITHUB_SERVER_URL: server } = process.env;
if (api === GITHUB_COM) refuse(`GITHUB_API_URL is where people look: programs ask https://api.github.com.`);
if (api && api === server)
  refuse(`GITHUB_API_URL is where people look: programs ask ${server}/api/v3, or https://api.SUB.ghe.com.`);
