import { collectCredits, planThanks, renderThanks } from './credits.ts';
import { readWords } from './inline-text.ts';
import { listPatched, orderAdvisories, type PostPackage, planPackages } from './post-content.ts';
import type { PostInput } from './post-input.ts';
import {
  byteLength,
  cutDraft,
  fitsChannel,
  joinDraft,
  type SocialChannel,
  type SocialDraft,
  splitGraphemes,
} from './social-length.ts';
import { chooseForm, rankSeverity, renderArticle, renderList, renderSeverityCounts } from './wording.ts';

/** A link in a Bluesky post, in the shape of its `app.bsky.richtext.facet` records; the end is exclusive. */
interface LinkFacet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly [{ readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string }];
}

/** A text ready for one network, within its limit. */
export interface SocialPost {
  readonly channel: SocialChannel;
  readonly text: string;
  /** Bluesky alone: where the link is. */
  readonly facets?: readonly LinkFacet[];
}

/** Keeps `@scope/name` from being taken for somebody's account. */
const WORD_JOINER = '\u2060';

/** Longest form of an address that is shown on Bluesky, where the link is beside the text. */
const SHOWN_LINK = 60;

/** Plain, with thanks to those who are named, and with how urgent it is. */
const WORDINGS = ['plain', 'thanks', 'severity'] as const;
type Wording = (typeof WORDINGS)[number];

/**
 * What there is to choose from for one network about all advisories of the day, with one link (to the blog post): the plain
 * text first, no text twice. Where not everything fits, versions go first, then packages (`and 3 more`); no text is ever
 * over a limit.
 */
export function listSocialPosts(
  channel: SocialChannel,
  input: PostInput,
  url: string,
): readonly SocialPost[] {
  const posts = WORDINGS.map((wording) => renderSocialPost(channel, input, url, wording));
  return posts.filter(({ text }, index) => posts.findIndex((other) => other.text === text) === index);
}

function renderSocialPost(
  channel: SocialChannel,
  input: PostInput,
  url: string,
  wording: Wording = 'plain',
): SocialPost {
  const draft = chooseDraft(channel, renderWordings(input, channel, wording), renderLink(channel, url));
  const text = joinDraft(draft);
  if (channel !== 'bluesky' || draft.link === '') return { channel, text };
  const byteEnd = byteLength(text);
  const index = { byteStart: byteEnd - byteLength(draft.link), byteEnd };
  return {
    channel,
    text,
    facets: [{ index, features: [{ $type: 'app.bsky.richtext.facet#link', uri: url }] }],
  };
}

function chooseDraft(channel: SocialChannel, wordings: readonly string[], link: string): SocialDraft {
  const fitting = wordings.find((words) => fitsChannel(channel, { words, link }));
  return fitting === undefined
    ? cutDraft(channel, { words: wordings.at(-1) ?? '', link })
    : { words: fitting, link };
}

/** From the fullest wording to the shortest. */
function renderWordings(input: PostInput, channel: SocialChannel, wording: Wording): readonly string[] {
  const advisories = orderAdvisories(input.advisories);
  const packages = planPackages(advisories, input.releases);
  const patched = listPatched(packages);
  const named = patched.length > 0 ? patched : packages;
  const name = (each: PostPackage) => renderName(each.name, channel);
  const full = named.map((each) =>
    [name(each), renderList(each.versions)].filter((part) => part !== '').join(' '),
  );
  const starts = [...shorten(full, '; '), ...shorten(named.map(name), ', ')];
  const what = describeVulnerabilities(advisories);
  const advice =
    patched.length > 0 ? adviseUpgrade(input, wording) : 'There is no patched version at this time.';
  const lead =
    patched.length > 0
      ? chooseForm(patched.length, 'security release', 'security releases')
      : chooseForm(advisories.length, 'security advisory', 'security advisories');
  const project = readWords(input.project);
  const title = `${project === '' ? 'New' : project} ${lead}`;
  const thanks = wording === 'thanks' ? thankPeople(input, channel) : null;
  const withThanks =
    thanks === null
      ? []
      : [
          ...starts.map((list) => `${title}: ${list}.\n\n${what}. ${advice} ${thanks}`),
          `${title}. ${advice} ${thanks}`,
        ];
  return [
    ...withThanks,
    ...starts.map((list) => `${title}: ${list}.\n\n${what}. ${advice}`),
    `${title}.\n\n${what}. ${advice}`,
    `${title}. ${advice}`,
  ];
}

const URGENCY = {
  critical: 'Critical: please upgrade now.',
  high: 'Please upgrade as soon as you can.',
  medium: 'Please upgrade with your next update.',
  low: 'Please upgrade with your next update.',
} as const;

/** By the worst that was found, where that was asked for. */
function adviseUpgrade({ advisories }: PostInput, wording: Wording): string {
  const [worst] = advisories
    .flatMap(({ severity }) => severity ?? [])
    .toSorted((a, b) => rankSeverity(b) - rankSeverity(a));
  return wording === 'severity' && worst ? URGENCY[worst] : 'Please upgrade.';
}

/** Names as people wish them, never as somebody's account there; null where nobody is named. */
function thankPeople({ advisories, wishes }: PostInput, channel: SocialChannel): string | null {
  return renderThanks(planThanks(collectCredits(advisories), wishes), (person) =>
    renderName(person.kind === 'name' ? person.name : person.login, channel),
  );
}

/** All, then fewer and fewer with the rest counted; never none. */
function shorten(items: readonly string[], separator: string): readonly string[] {
  return items.map((_, dropped) => {
    const kept = items.slice(0, items.length - dropped).join(separator);
    return dropped === 0 ? kept : `${kept}${separator}and ${dropped} more`;
  });
}

function describeVulnerabilities(advisories: PostInput['advisories']): string {
  const patched = advisories.filter((advisory) => advisory.ranges.some((range) => range.patched !== null));
  const counted = patched.length > 0 ? patched : advisories;
  const verb = patched.length > 0 ? 'fixed' : 'published';
  const [only] = counted;
  if (counted.length === 1 && only) {
    const adjective = only.severity === null ? 'security' : `${only.severity}-severity`;
    const article = renderArticle(adjective);
    const start = `${article.slice(0, 1).toUpperCase()}${article.slice(1)}`;
    const id = readWords(only.cve ?? only.ghsa);
    return `${start} ${adjective} vulnerability (${id}) was ${verb}`;
  }
  const counts = renderSeverityCounts(counted.map((advisory) => advisory.severity));
  return `${counted.length} vulnerabilities ${verb}${counts === '' ? '' : ` (${counts})`}`;
}

function renderName(name: string, channel: SocialChannel): string {
  const words = readWords(name);
  return channel === 'bluesky' ? words : words.replace(/[@#](?=[\w-])/g, (sign) => `${sign}${WORD_JOINER}`);
}

/** On Bluesky the address is shown short, since it counts in full there and the link is kept beside the text. */
function renderLink(channel: SocialChannel, url: string): string {
  if (channel !== 'bluesky') return url;
  const shown = splitGraphemes(url.replace(/^https?:\/\//, '').replace(/\/$/, ''));
  return shown.length <= SHOWN_LINK ? shown.join('') : `${shown.slice(0, SHOWN_LINK - 1).join('')}…`;
}
