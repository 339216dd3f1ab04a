import { capital, weekdayOf } from '../../process/release-day.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderYamlText } from '../disclosure/posts/blog-express.ts';

/** What may be said before a security release: when, which lines, how many by severity. Nothing else goes in. */
export interface PreAnnouncementFacts {
  /** The project's name in prose. */
  readonly project: string;
  /** Planned days, `YYYY-MM-DD`, oldest first, each with the day on which it was named. */
  readonly days: readonly { readonly day: string; readonly namedOn: string }[];
  readonly lines: readonly { readonly package: string; readonly line: string }[];
  /** Severity of each issue, null where it is not known yet. */
  readonly severities: readonly (string | null)[];
  /** Name of its page, where the site takes the title and the like from a head as that of Node.js does. */
  readonly slug?: string;
}

export interface PreAnnouncement {
  readonly title: string;
  readonly body: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const ORDER: readonly (string | null)[] = ['critical', 'high', 'medium', 'low', null];

/**
 * The pre-announcement in the form that Node.js uses: the newest day in the title, every postponement as a section above
 * what stood there before, which stays as it was.
 */
export function renderPreAnnouncement(facts: PreAnnouncementFacts): PreAnnouncement {
  const { days, project } = facts;
  const first = days[0]!.day;
  const title = `${renderLongDay(days.at(-1)!.day)} Security Releases`;
  const blocks = [
    facts.slug === undefined ? `# ${title}` : renderHead(facts, title, facts.slug),
    ...days.slice(1).toReversed().flatMap(renderPostponement),
    '## Summary',
    `The ${renderPlain(project)} project will release new versions of ${renderLines(facts)} on or shortly after ${renderLongDay(first)} in order to address:`,
    renderCounts(facts).join('\n'),
    '## Impact',
    renderImpact(facts).join('\n'),
    'Release lines that are no longer maintained are always to be taken as affected.',
    '## Release timing',
    `Releases will be available on, or shortly after, ${renderLongDay(first)}.`,
    'No further details are given before that.',
  ];
  return { title, body: `${blocks.join('\n\n')}\n` };
}

/** Node.js keeps the date on which a release was first announced when its day moves. */
function renderHead({ days, project }: PreAnnouncementFacts, title: string, slug: string): string {
  return [
    '---',
    `date: ${days[0]!.namedOn}T00:00:00.000Z`,
    'category: vulnerability',
    `title: ${renderYamlText(title)}`,
    `slug: ${renderYamlText(slug)}`,
    'layout: blog-post',
    `author: ${renderYamlText(`The ${project} project`)}`,
    '---',
  ].join('\n');
}

function renderPostponement({ day, namedOn }: PreAnnouncementFacts['days'][number]): readonly string[] {
  return [
    `## (Update ${renderShortDay(namedOn)}) Security Release target ${renderLongDay(day)}`,
    `The release is postponed to ${renderLongDay(day)}, or shortly after. Thank you for your patience.`,
  ];
}

/** `Monday, December 15, 2025`. */
function renderLongDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${capital(weekdayOf(day))}, ${MONTHS[Number(month) - 1] ?? ''} ${Number(date)}, ${year}`;
}

/** `15-Dec-2025`. */
function renderShortDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}-${(MONTHS[Number(month) - 1] ?? '').slice(0, 3)}-${year}`;
}

const linesByPackage = ({ lines }: PreAnnouncementFacts): readonly (readonly [string, readonly string[]])[] =>
  [...new Set(lines.map((each) => each.package))].map((name) => [
    renderPlain(name),
    [...new Set(lines.filter((each) => each.package === name).map(({ line }) => line))],
  ]);

function renderLines(facts: PreAnnouncementFacts): string {
  const parts = linesByPackage(facts).map(
    ([name, lines]) => `the ${lines.join(', ')} release line${lines.length === 1 ? '' : 's'} of ${name}`,
  );
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function renderCounts({ severities }: PreAnnouncementFacts): readonly string[] {
  return ORDER.flatMap((severity) => {
    const count = severities.filter((each) => each === severity).length;
    return count === 0 ? [] : [`- ${renderCount(count, severity)}.`];
  });
}

const renderCount = (count: number, severity: string | null): string =>
  `${count} ${severity === null ? '' : `${severity} severity `}issue${count === 1 ? '' : 's'}`;

function renderImpact(facts: PreAnnouncementFacts): readonly string[] {
  const counts = ORDER.flatMap((severity) => {
    const count = facts.severities.filter((each) => each === severity).length;
    return count === 0 ? [] : [renderCount(count, severity)];
  }).join(', ');
  return linesByPackage(facts).flatMap(([name, lines]) =>
    lines.map((line) => `- The ${line} release line of ${name} is vulnerable to ${counts}.`),
  );
}
