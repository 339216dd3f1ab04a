import type { OutsideLook } from '../../case/observed.ts';
import { pathOf } from '../client.ts';
import { parseThreadUrl } from './read-thread.ts';

const TIMEOUT_MS = 15_000;

/**
 * What somebody sees who is nobody to GitHub: no credentials are sent, and nothing but the address that was public
 * anyway. GitHub answers few such requests an hour; where it does not, nothing is known.
 *
 * @param apiUrl base of the REST API
 */
export async function lookFromOutside(apiUrl: string, url: string): Promise<OutsideLook> {
  const place = parseThreadUrl(url);
  if (!place) return 'unknown';
  const { owner, repo } = pathOf(place.repo);
  try {
    const answer = await fetch(`${apiUrl}/repos/${owner}/${repo}/issues/${place.number}`, {
      headers: { accept: 'application/vnd.github+json', 'user-agent': 'security-process' },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    return judge(answer.status);
  } catch {
    return 'unknown';
  }
}

/** A redirect leads to where only others can look, or to another public place: then it is still there. */
function judge(status: number): OutsideLook {
  if (status === 404 || status === 410) return 'gone';
  return status >= 200 && status < 400 ? 'visible' : 'unknown';
}
