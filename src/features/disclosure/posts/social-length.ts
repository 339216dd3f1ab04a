/**
 * How long a text is, as each network counts. The limits are the networks' own published ones: X 280 (weighted,
 * a link counts 23), Mastodon 500 (a link counts 23), Bluesky 300 graphemes and 3000 bytes.
 */

export type SocialChannel = 'x' | 'mastodon' | 'bluesky';

/** What the networks shorten a link to when they count. */
const LINK_LENGTH = 23;
const LIMITS: Readonly<Record<SocialChannel, number>> = { x: 280, mastodon: 500, bluesky: 300 };
const BLUESKY_BYTES = 3000;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text before it is fitted to a network: words, then a link by itself. */
export interface SocialDraft {
  readonly words: string;
  /** What is shown for the link: the whole address, or a short form where the network lets us choose. */
  readonly link: string;
}

/** Whether words and link together are within the network's limit. */
export function fitsChannel(channel: SocialChannel, draft: SocialDraft): boolean {
  return (
    measure(channel, draft) <= LIMITS[channel] &&
    !(channel === 'bluesky' && byteLength(joinDraft(draft)) > BLUESKY_BYTES)
  );
}

/** The text that is posted. */
export function joinDraft(draft: SocialDraft): string {
  return draft.link === '' ? draft.words : `${draft.words}\n\n${draft.link}`;
}

/** UTF-8 bytes, which Bluesky's facets count in. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** What a reader takes for single characters. */
export function splitGraphemes(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Words that fit with their link, cut at a grapheme with `…` where they have to be. */
export function cutDraft(channel: SocialChannel, draft: SocialDraft): SocialDraft {
  if (fitsChannel(channel, draft)) return draft;
  const graphemes = splitGraphemes(draft.words);
  const cut = (length: number): SocialDraft => ({
    ...draft,
    words: `${graphemes.slice(0, length).join('').trimEnd()}…`,
  });
  let fits = 0;
  let tooLong = graphemes.length;
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (fitsChannel(channel, cut(middle))) fits = middle;
    else tooLong = middle;
  }
  return cut(fits);
}

function measure(channel: SocialChannel, draft: SocialDraft): number {
  const link = draft.link === '' ? 0 : LINK_LENGTH + 2;
  switch (channel) {
    case 'x':
      return measureWeighted(draft.words) + link;
    case 'mastodon':
      return [...draft.words].length + link;
    case 'bluesky':
      return splitGraphemes(joinDraft(draft)).length;
  }
}

/**
 * X counts characters up to U+10FF as one and others as two (it excepts some punctuation, which is not done
 * here). It takes a word with a full stop for a link where its end is a top-level domain; here every such word
 * counts as one.
 */
function measureWeighted(text: string): number {
  let sum = 0;
  for (const word of text.split(/(\s+)/)) {
    const weight = [...word].reduce((total, sign) => total + (isLight(sign.codePointAt(0) ?? 0) ? 1 : 2), 0);
    const links = word.match(/[^\s.]\.\p{L}{2,}/gu)?.length ?? 0;
    sum += weight + links * LINK_LENGTH;
  }
  return sum;
}

function isLight(code: number): boolean {
  return code <= 4351;
}
