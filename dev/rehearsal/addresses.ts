import { GITHUB_COM } from '../../src/text/server.ts';
import type { EmbeddedGitHub } from '../embedded-github/index.ts';

/**
 * What a runner tells its jobs of where GitHub is. An embedded GitHub whose pages are elsewhere than on GitHub.com is a
 * GitHub Enterprise Server to them, with its API in a folder.
 */
export function addressesOf({ url, world }: Pick<EmbeddedGitHub, 'url' | 'world'>) {
  const { webUrl } = world.settings;
  const api = webUrl === GITHUB_COM ? url : `${url}/api`;
  return {
    GITHUB_API_URL: api === url ? url : `${api}/v3`,
    GITHUB_GRAPHQL_URL: `${api}/graphql`,
    GITHUB_SERVER_URL: webUrl,
  };
}
