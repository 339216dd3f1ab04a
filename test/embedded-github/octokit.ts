/** The client that actions use, pointed at the embedded GitHub. It reads its base when it is imported. */
export async function getOctokitFor(url: string, token: string) {
  process.env.GITHUB_API_URL = url;
  const { getOctokit } = await import('@actions/github');
  return getOctokit(token, { baseUrl: url, log: { debug() {}, info() {}, warn() {}, error() {} } });
}
