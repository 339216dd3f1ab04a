/** Files that people upload with a text: which can be saved, and under which name. */

/** What came of loading one. */
export type FileRead =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  /** `why` in our words. */
  | { readonly kind: 'refused'; readonly why: string };

/** One file of a thread: where it is in the store, or why it is not there. */
export interface SavedUpload {
  readonly url: string;
  readonly path?: string | undefined;
  readonly bytes?: number | undefined;
  /** Of the file's own bytes, in hex. */
  readonly sha256?: string | undefined;
  readonly why?: string | undefined;
}

/** The most that is saved of one thread: a commit that holds it has to pass through one request. */
export const MOST_UPLOADS = 30;
export const MOST_BYTES_EACH = 4 * 1024 * 1024;
export const MOST_BYTES = 10 * 1024 * 1024;

const NAME = '[\\w.%~+-]+';
const UPLOAD = new RegExp(
  `^https://(?:github\\.com/(?:user-attachments/(?:assets/${NAME}|files/\\d+/${NAME})|[\\w.-]+/[\\w.-]+/(?:assets|files)/\\d+/${NAME})|(?:private-)?user-images\\.githubusercontent\\.com/\\d+/${NAME}(?:\\?[\\w.%=&-]*)?)$`,
);

/** Addresses in texts are anybody's choice: only those that GitHub itself gives to uploads are ever asked for. */
export const isUpload = (url: string): boolean =>
  UPLOAD.test(url) && !/\/\.{1,2}(?:[/?]|$)/.test(url) && URL.canParse(url);

/**
 * Where the store keeps a file: as Base64, so that nothing shows, runs or interprets it, under a name of letters,
 * digits, dots and dashes.
 *
 * @param path of the copy of the thread, without ending
 */
export function pathOfUpload(path: string, index: number, url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  const plain = name.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[.-]+/, '');
  return `${path}.uploads/${index + 1}-${plain.slice(-60) || 'file'}.b64`;
}

export const renderUpload = (bytes: Uint8Array): string =>
  `${Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n').trimEnd()}\n`;
