import {
  isUpload,
  MOST_BYTES,
  MOST_BYTES_EACH,
  MOST_UPLOADS,
  pathOfUpload,
  renderUpload,
  type SavedUpload,
} from '../../features/takedown/attachments.ts';
import { sha256OfBytes } from '../../features/takedown/thread-copy.ts';
import type { Outside } from '../outside.ts';

/** What was saved of uploaded files, and the files of the store that hold it. */
export interface ReadUploads {
  readonly uploads: readonly SavedUpload[];
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Loads what was uploaded with a public thread, as anybody could: one request for each, two where its address leads on.
 *
 * @param path of the copy of the thread, without ending
 */
export async function readUploads(
  outside: Outside,
  urls: readonly string[],
  path: string,
): Promise<ReadUploads> {
  const uploads: SavedUpload[] = [];
  const files: Record<string, string> = {};
  let left = MOST_BYTES;
  for (const [index, url] of urls.entries()) {
    const most = Math.min(left, MOST_BYTES_EACH);
    const read = await readUpload(outside, url, index, most);
    if (read.kind === 'refused') {
      uploads.push({ url, why: read.why });
      continue;
    }
    const { bytes } = read;
    const place = pathOfUpload(path, index, url);
    files[place] = renderUpload(bytes);
    uploads.push({ url, path: place, bytes: bytes.byteLength, sha256: sha256OfBytes(bytes) });
    left -= bytes.byteLength;
  }
  return { uploads, files };
}

async function readUpload(outside: Outside, url: string, index: number, most: number) {
  if (!isUpload(url)) return { kind: 'refused', why: 'its address is none that GitHub gives' } as const;
  if (index >= MOST_UPLOADS || most <= 0)
    return { kind: 'refused', why: 'there are too many, or too large' } as const;
  return outside.readFile(url, most);
}
