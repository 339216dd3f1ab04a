import type { Ecosystem } from '../../../formats/records/facts.ts';
import { parseInline, readWords } from './inline-text.ts';
import {
  type MarkdownTarget,
  renderCode,
  renderInline,
  renderLineStart,
  renderProse,
  renderWords,
} from './markdown-writer.ts';
import type { PatchedLine } from './patched-lines.ts';
import {
  type EntryPackage,
  findNpmPage,
  isNpmName,
  listPatched,
  type PostContent,
  type PostEntry,
  renderLatest,
} from './post-content.ts';
import { planSlugs } from './slug.ts';
import { isSingleVersion } from './version-ranges.ts';
import { chooseForm, renderList } from './wording.ts';

/** The first paragraph: who released what, against what. Every package is linked here, at its first mention. */
export function renderIntro(content: PostContent, project: string, target: MarkdownTarget): string {
  const name = renderWords(project, target);
  const who = name === '' ? 'The team' : `The ${name} team`;
  const patched = listPatched(content.packages);
  if (patched.length === 0) {
    const names = renderList(content.packages.map((each) => linkPackage(each, target)));
    const where = names === '' ? '' : ` in ${names}`;
    return `${who} has published details of ${content.count}${where}. There is no patched version at this time.`;
  }
  const released = patched.map(
    (each) =>
      `${linkPackage(each, target)} ${renderList(each.versions.map((version) => renderVersion(version, target)))}`,
  );
  const left = content.entries.flatMap((entry) => renderLeftOver(entry, patched, target));
  const rest = left.length === 0 ? '' : ` There is no patched version for ${renderList(left)} at this time.`;
  return `${who} has released ${renderList(released)}, addressing ${content.count}.${rest}`;
}

/** `CVE-2023-45133 in babel-traverse`, of an advisory with a package that no release mends. */
function renderLeftOver(
  entry: PostEntry,
  mentioned: readonly { readonly name: string }[],
  target: MarkdownTarget,
): readonly string[] {
  const packages = entry.packages.filter((each) => each.patched.length === 0);
  if (packages.length === 0) return [];
  const names = packages.map((each) =>
    mentioned.some(({ name }) => name === each.name)
      ? renderName(each.name, target)
      : linkPackage(each, target),
  );
  return [`${entry.id} in ${renderList(names)}`];
}

/** What to do about it, with the command where npm has the packages. */
export function renderUpgradeAdvice(content: PostContent, target: MarkdownTarget): string {
  const patched = listPatched(content.packages);
  if (patched.length === 0) return renderWaitAdvice(content);
  const advice = renderUpgrade(content, target);
  const commands = patched.filter((each) => isNpmName(each.name, each.ecosystem)).map((each) => each.name);
  if (commands.length === 0) return advice;
  const what = chooseForm(commands.length, 'dependency', 'dependencies');
  return [
    `${advice} If you have a \`package-lock.json\`, you can update the ${what} by running:`,
    `\`\`\`sh\nnpm update ${commands.join(' ')}\n\`\`\``,
  ].join('\n\n');
}

/** The last sentence. */
export function renderClosing(content: PostContent, target: MarkdownTarget): string {
  return listPatched(content.packages).length === 0
    ? renderWaitAdvice(content)
    : renderUpgrade(content, target);
}

/** The list of what was addressed, each linked to its block. */
export function renderContents(content: PostContent, target: MarkdownTarget): string {
  const slugs = planSlugs(content.entries.map((entry) => readWords(entry.heading)));
  const addressed = content.entries.every((entry) => entry.packages.some((each) => each.patched.length > 0));
  const verb = addressed ? 'addressed' : 'published';
  const lead = chooseForm(content.entries.length, 'vulnerability has', 'vulnerabilities have');
  const items = content.entries.map(
    (entry, index) => `- [${renderWords(entry.heading, target)}](#${slugs[index]})`,
  );
  return `The following ${lead} been ${verb}:\n\n${items.join('\n')}`;
}

/** One advisory: heading, one bold sentence, description, versions, link. */
export function renderPostEntry(entry: PostEntry, target: MarkdownTarget): string {
  const prose = renderProse(
    entry.prose.description,
    target,
    entry.packages.map((each) => each.name),
  );
  const versions = `${renderAffected(entry.packages, target)}\\\n${renderPatchedLine(entry.packages, target)}`;
  return [
    `## ${renderWords(entry.heading, target)}`,
    renderLead(entry, target),
    prose,
    entry.packages.length === 0 ? '' : versions,
    ...renderWithoutPatch(entry, target),
    `For more details, see [${entry.ghsa}](${entry.url}).`,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** A package's name, linked to its page where it has one. */
export function linkPackage(
  each: { readonly name: string; readonly ecosystem: Ecosystem },
  target: MarkdownTarget,
): string {
  const page = findNpmPage(each.name, each.ecosystem);
  return page === null ? renderWords(each.name, target) : `[${renderName(each.name, target)}](${page})`;
}

function renderUpgrade(content: PostContent, target: MarkdownTarget): string {
  const names = listPatched(content.packages).map((each) => renderName(each.name, target));
  return `We recommend upgrading to ${renderLatest(names)} to secure your applications.`;
}

/** No patch to upgrade to: the workaround where there is one, and the advisory to watch. */
function renderWaitAdvice(content: PostContent): string {
  const advisories = chooseForm(content.entries.length, 'the advisory', 'the advisories');
  return content.entries.some((entry) => entry.prose.workaround.length > 0)
    ? `We recommend reading the workaround below and following ${advisories} for updates.`
    : `We recommend following ${advisories} for updates.`;
}

/** One bold sentence: what is vulnerable to what. */
export function renderLead(entry: PostEntry, target: MarkdownTarget): string {
  const subjects = entry.packages.map((each) => {
    if (each.affected.length === 0) return linkPackage(each, target);
    const noun = isOneVersion(each) ? 'version' : 'versions';
    return `${linkPackage(each, target)} ${noun} ${renderList(each.affected.map(renderCode))}`;
  });
  const one =
    entry.packages.length <= 1 &&
    entry.packages.every((each) => each.affected.length === 0 || isOneVersion(each));
  const verb = one ? 'is' : 'are';
  const subject = subjects.length === 0 ? `This ${verb}` : `${renderList(subjects)} ${verb}`;
  switch (entry.claim.kind) {
    case 'vulnerable-to':
      return `**${subject} vulnerable to ${renderClaim(entry.claim.what, target)}**`;
    case 'statement': {
      const text = renderClaim(entry.claim.text, target);
      const sort = entry.claim.sort === null ? '' : ` to ${entry.claim.sort}`;
      return `**${subject} vulnerable${sort}${text === '' ? '' : `: ${text}`}**`;
    }
  }
}

/** Inside the bold sentence an asterisk in a code span would end it for the site's formatter; it stays a word. */
function renderClaim(text: string, target: MarkdownTarget): string {
  const pieces = parseInline(text).map((piece) =>
    piece.text.includes('*') ? { ...piece, kind: 'text' as const } : piece,
  );
  return renderInline(pieces, target);
}

function renderAffected(packages: readonly EntryPackage[], target: MarkdownTarget): string {
  return `**Affected versions**: ${renderPerPackage(packages, 'affected', target)}`;
}

function renderPatchedLine(packages: readonly EntryPackage[], target: MarkdownTarget): string {
  const count = packages.reduce((sum, each) => sum + each.patched.length, 0);
  const label = chooseForm(Math.max(count, 1), 'Patched version', 'Patched versions');
  return `**${label}**: ${renderPerPackage(packages, 'patched', target)}`;
}

/** Versions of each package, in words; where there are several, with its name. */
export function renderPerPackage(
  packages: readonly EntryPackage[],
  what: 'affected' | 'patched',
  target: MarkdownTarget,
): string {
  const parts = packages.map((each) => {
    const shown =
      what === 'affected'
        ? each.affected.map(renderCode)
        : each.patched.map((line) => renderPatchedOf(line, target));
    const versions = shown.length > 0 ? renderList(shown) : NONE[what];
    return packages.length === 1 ? versions : `${versions} (${renderName(each.name, target)})`;
  });
  return parts.join('; ');
}

const NONE = { affected: 'not stated', patched: 'none at this time' } as const;

/** The form of Express names the line beside the lower bound, `>= 1.20.6 (1.x)`; elsewhere both bounds are there. */
function renderPatchedOf({ shown, inLine }: PatchedLine, target: MarkdownTarget): string {
  if (target === 'github') return renderCode(shown);
  return `${renderCode(inLine.range)}${inLine.line === null ? '' : ` (${inLine.line})`}`;
}

/** Blocks about what no release mends, and the workaround; none where all is patched. */
export function renderWithoutPatch(entry: PostEntry, target: MarkdownTarget): readonly string[] {
  const unpatched = entry.packages.filter((each) => each.patched.length === 0 || each.unpatched.length > 0);
  if (unpatched.length === 0) return [];
  const names = unpatched.map((each) => {
    const ranges = each.patched.length === 0 ? '' : ` ${renderList(each.unpatched.map(renderCode))}`;
    return `${renderName(each.name, target)}${ranges}`;
  });
  const [first, ...rest] = entry.prose.workaround;
  const label = `There is no patched version for ${renderList(names)} at this time.`;
  if (first === undefined) return [label];
  const start =
    first.kind === 'paragraph'
      ? [`**Workaround**: ${renderLineStart(first.inline, target)}`]
      : ['**Workaround**:', renderProse([first], target)];
  return [label, ...start, renderProse(rest, target)];
}

function isOneVersion(each: EntryPackage): boolean {
  return each.affected.length === 1 && isSingleVersion(each.affected[0] ?? '');
}

/** Names stay words, even where they hold a full stop or a version: `socket.io`. */
function renderName(name: string, target: MarkdownTarget): string {
  return renderWords(name, target);
}

function renderVersion(version: string, target: MarkdownTarget): string {
  return renderInline([{ kind: 'text', text: readWords(version) }], target);
}
