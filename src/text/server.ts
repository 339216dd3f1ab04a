/** The address of GitHub's own server, where nothing says otherwise. */
export const GITHUB_COM = 'https://github.com';

/** An address that begins with `http://` or `https://`; null for any other text. */
export function parseAddress(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}

/**
 * The address of a GitHub without a slash at its end, as runners give it in `GITHUB_SERVER_URL`:
 * `https://github.example.org`, `https://octo.ghe.com`. GitHub.com where nothing, or no address, is given.
 */
export function readServer(address: string | undefined): string {
  const url = parseAddress(address ?? '');
  if (url === null) return GITHUB_COM;
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** The address of the server that a page is on; GitHub.com where the page has no address. */
export const serverOf = (page: string | undefined): string => URL.parse(page ?? '')?.origin ?? GITHUB_COM;

/** Whether a page is on this server; `http`, `www.` and the case of letters make no difference. */
export function isOnServer(page: string, server: string): boolean {
  const [one, other] = [page, server].map((address) => URL.parse(address)?.host.replace(/^www\./, ''));
  return one !== undefined && one === other;
}
