import type { OutsideLook } from '../../case/observed-thread.ts';
import type { Outside } from '../outside.ts';
import { parseThreadPlace } from './read-thread.ts';

/**
 * What somebody sees who is nobody to GitHub: no credentials are sent, and nothing but the address that was public
 * anyway. Where GitHub does not answer, nothing is known.
 */
export async function lookFromOutside(outside: Outside, url: string): Promise<OutsideLook> {
  const place = parseThreadPlace(url);
  const status = place ? await outside.look(place.repo, place.number) : null;
  return status === null ? 'unknown' : judge(status);
}

/** A redirect leads to where only others can look, or to another public place: then it is still there. */
function judge(status: number): OutsideLook {
  if (status === 404 || status === 410) return 'gone';
  return status >= 200 && status < 400 ? 'visible' : 'unknown';
}
