import { GITHUB_COM, isOnServer } from '../../text/server.ts';
import { findAttachments } from './thread-copy.ts';

/** Places where people put pictures, films, files, pastes and running examples. */
const FILE_HOSTS =
  /(?:^|\.)(?:gist\.github(?:usercontent)?\.com|raw\.githubusercontent\.com|pastebin\.com|paste\.\w+|hastebin\.com|rentry\.co|ghostbin\.com|dpaste\.\w+|0bin\.net|privatebin\.\w+|imgur\.com|postimg\.(?:cc|org)|imgbb\.com|ibb\.co|prnt\.sc|gyazo\.com|prntscr\.com|snipboard\.io|imgpile\.com|catbox\.moe|0x0\.st|transfer\.sh|file\.io|gofile\.io|wetransfer\.com|we\.tl|mega\.nz|mega\.io|mediafire\.com|sendspace\.com|dropbox(?:usercontent)?\.com|drive\.google\.com|docs\.google\.com|1drv\.ms|onedrive\.live\.com|sharepoint\.com|box\.com|pan\.baidu\.com|icloud\.com|youtube\.com|youtu\.be|vimeo\.com|bilibili\.com|streamable\.com|loom\.com|asciinema\.org|jsfiddle\.net|codepen\.io|codesandbox\.io|stackblitz\.com|replit\.com|repl\.it|glitch\.(?:com|me)|runkit\.com|notion\.(?:so|site)|hackmd\.io|telegra\.ph|cdn\.discordapp\.com|media\.discordapp\.net)$/i;
const FILE =
  /\.(?:png|jpe?g|gif|webp|bmp|tiff?|heic|svg|mp4|m4v|mov|avi|webm|mkv|mp3|wav|pdf|docx?|xlsx?|pptx?|odt|csv|txt|log|zip|t?gz|tar|bz2|xz|7z|rar|bin|poc|pcapng?|har|exe|elf|so|dll|apk|jar|war|js|mjs|ts|py|rb|php|pl|sh|c|cpp|go|rs|java|sql|patch|diff|ipynb)$/i;
/** Pictures that every page shows, and pages of a project that are no files of the thread. */
const DECORATION =
  /(?:^|\.)(?:shields\.io|badge\.fury\.io|badgen\.net|codecov\.io|coveralls\.io|travis-ci\.\w+|circleci\.com|snyk\.io|npmjs\.(?:com|org)|camo\.githubusercontent\.com|avatars\.githubusercontent\.com|githubassets\.com|w3\.org|schema\.org|json-schema\.org)$/i;

/**
 * Addresses of files on other hosts than GitHub's uploads: what people link or show beside the text. They are not loaded
 * and stay where they are; only anyone who put them there can take them away.
 */
export function findFilesElsewhere(texts: readonly string[], server: string): readonly string[] {
  const own = new Set(findAttachments(texts, server));
  const shown = texts.flatMap((text) =>
    [
      ...text.matchAll(
        /!\[[^\]\n]{0,200}\]\(\s{0,3}<?(https?:\/\/[^\s)>]+)|<(?:img|video|source|embed|iframe)\b[^>]{0,300}?\bsrc=["']?(https?:\/\/[^\s"'>]+)/gi,
      ),
    ].map(([, image, tag]) => image ?? tag ?? ''),
  );
  const linked = texts
    .flatMap((text) => text.match(/https?:\/\/[^\s)"'<>\]`]+/gi) ?? [])
    .map((url) => url.replace(/[.,;:!?*_]+$/, ''));
  const isFile = (url: string): boolean => isFileElsewhere(url, shown.includes(url), server);
  return [...new Set([...shown, ...linked])].filter((url) => !own.has(url) && isFile(url));
}

function isFileElsewhere(address: string, isShown: boolean, server: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname, search } = new URL(address);
  if (DECORATION.test(hostname) || pathname === '/') return false;
  if (FILE_HOSTS.test(hostname) || isShown) return true;
  // On GitHub, the code of a repo is no file of the thread; a release's file and a raw one is.
  if (isOnServer(address, server) || isOnServer(address, GITHUB_COM))
    return /^\/[^/]+\/[^/]+\/(?:raw|releases\/download|archive)\//.test(pathname);
  return FILE.test(pathname) || FILE.test(search);
}
