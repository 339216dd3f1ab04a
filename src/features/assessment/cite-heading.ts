import { readOutline } from '../../text/markdown.ts';
import { shorten } from '../../text/shorten.ts';

/** A heading of a public file that a dismissal rests on, as it was written. */
export interface Citation {
  /** `owner/name`; null for the repo of the report. */
  readonly repo: string | null;
  readonly path: string;
  /** What stands behind `#`: the heading's anchor. */
  readonly anchor: string;
}

/** The section that is cited. */
export interface CitedSection {
  readonly title: string;
  readonly anchor: string;
  /** Its text up to the next heading, cut to {@link MOST_QUOTED} characters. */
  readonly text: string;
}

const MOST_QUOTED = 600;

/** `docs/THREAT-MODEL.md#trusted-input`, or the address of the file on GitHub with its anchor. */
export function readCitation(word: string): Citation | undefined {
  const [, place = '', anchor = ''] = /^([^#\s]+)#([^#\s]+)$/.exec(word) ?? [];
  const [, repo, inRepo] =
    /^https:\/\/[\w.:-]+\/([\w.-]{1,39}\/[\w.-]{1,100})\/blob\/[^/]+\/(.+)$/.exec(place) ?? [];
  const path = inRepo ?? place;
  const isPath = /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && !path.split('/').includes('..');
  return isPath && anchor !== ''
    ? { repo: repo ?? null, path, anchor: decode(anchor).toLowerCase() }
    : undefined;
}

/** The section with that anchor, or undefined where the file has none. Anchors are made as GitHub makes them. */
export function findCitedSection(file: string, anchor: string): CitedSection | undefined {
  const { lines, blocks } = readOutline(file);
  const headings = blocks.filter(({ kind, place }) => kind === 'heading' && place === 'top');
  const seen = new Map<string, number>();
  for (const [index, heading] of headings.entries()) {
    const title = (lines[heading.firstLine - 1] ?? '')
      .replace(/^ {0,3}#{1,6}\s+/, '')
      .replace(/(?<!\s)\s+#+\s*$/, '')
      .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
      .replace(/[*`]/g, '')
      .trim();
    const slug = anchorOf(title);
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    const own = count === 0 ? slug : `${slug}-${count}`;
    if (own !== anchor) continue;
    const end = headings[index + 1]?.firstLine ?? lines.length + 1;
    return {
      title,
      anchor: own,
      text: shorten(
        lines
          .slice(heading.lastLine, end - 1)
          .join('\n')
          .trim(),
        MOST_QUOTED,
      ),
    };
  }
  return undefined;
}

/** Source of the rule: github/markup and html-pipeline's table of contents filter. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

function decode(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
