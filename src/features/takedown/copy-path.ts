import type { StoredTakedown } from '../../case/stored-case.ts';
import { parseThreadUrl } from '../../text/thread-url.ts';

/**
 * Where the copy of a public thread is kept, without the ending of its files: by the address that was named, which stays
 * the same wherever the thread goes.
 */
export function pathOfCopy(
  caseNumber: number,
  item: Pick<StoredTakedown, 'url' | 'repo' | 'number'>,
): string {
  const named = parseThreadUrl(item.url);
  const [repo, number] = named ? [`${named.owner}/${named.name}`, named.number] : [item.repo, item.number];
  return `cases/${caseNumber}/public/${repo.replace('/', '-')}-${number}`;
}
