/** The client that actions use, pointed at the embedded GitHub. */
export async function getOctokitFor(url: string, token: string) {
  const { getOctokit } = await import('@actions/github');
  return getOctokit(token, { baseUrl: url, log: { debug() {}, info() {}, warn() {}, error() {} } });
}
