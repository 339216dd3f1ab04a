import { renderPostSeverity } from '../../../formats/cvss/severity.ts';
import { serverOf } from '../../../text/server.ts';
import { describePost, renderFolder, renderYamlText } from './blog-express.ts';
import { renderPersonMarkdown } from './blog-plain.ts';
import { collectCredits, planThanks, renderThanks } from './credits.ts';
import { type MarkdownTarget, renderProse, renderWords } from './markdown-writer.ts';
import { fillTemplate, type PostTemplate, type TemplateView } from './own-template.ts';
import {
  linkPackage,
  renderClosing,
  renderContents,
  renderIntro,
  renderLead,
  renderPerPackage,
  renderUpgradeAdvice,
  renderWithoutPatch,
} from './post-blocks.ts';
import { listPatched, orderAdvisories, type PostEntry, planPostContent } from './post-content.ts';
import type { BlogPost, PostInput } from './post-input.ts';
import { renderList, renderMonth } from './wording.ts';

/** The post in the organisation's own form. Every value is escaped for Markdown or MDX, by the template's ending. */
export function renderOwnPost(input: PostInput, template: PostTemplate): BlogPost {
  const isMdx = template.path.endsWith('.mdx');
  const view = renderView(input, isMdx ? 'mdx' : 'github');
  return {
    path: `${renderFolder(input)}${input.date}-security-releases.${isMdx ? 'mdx' : 'md'}`,
    title: planPostContent(input).title,
    body: fillTemplate(template.text, view),
  };
}

function renderView(input: PostInput, target: MarkdownTarget): TemplateView {
  const content = planPostContent(input);
  const description = describePost(content);
  return {
    title: renderWords(content.title, target),
    date: input.date,
    month: renderMonth(input.date),
    project: renderWords(input.project, target),
    description: renderWords(description, target),
    yamlTitle: renderYamlText(content.title),
    yamlDescription: renderYamlText(description),
    count: content.count,
    intro: renderIntro(content, input.project, target),
    advice: renderUpgradeAdvice(content, target),
    contents: renderContents(content, target),
    closing: renderClosing(content, target),
    thanks: thank(input, orderAdvisories(input.advisories), target),
    authors: input.authors.map(({ name, github }) => ({
      yamlName: renderYamlText(name),
      yamlGithub: github === null ? '' : renderYamlText(github),
    })),
    packages: listPatched(content.packages).map((each) => ({
      name: renderWords(each.name, target),
      link: linkPackage(each, target),
      versions: renderList(each.versions.map((version) => renderWords(version, target))),
    })),
    vulnerabilities: content.entries.map((entry) => renderEntryView(entry, input, target)),
  };
}

function renderEntryView(entry: PostEntry, input: PostInput, target: MarkdownTarget): TemplateView {
  const names = entry.packages.map((each) => each.name);
  return {
    id: renderWords(entry.id, target),
    heading: renderWords(entry.heading, target),
    severity: entry.severity === null ? '' : renderPostSeverity(entry.severity),
    lead: renderLead(entry, target),
    text: renderProse(entry.prose.description, target, names),
    affected: renderPerPackage(entry.packages, 'affected', target),
    patched: renderPerPackage(entry.packages, 'patched', target),
    workaround: renderWithoutPatch(entry, target)
      .filter((block) => block !== '')
      .join('\n\n'),
    details: `[${entry.ghsa}](${entry.url})`,
    thanks: thank(
      input,
      input.advisories.filter(({ ghsa }) => ghsa === entry.ghsa),
      target,
    ),
  };
}

const thank = ({ wishes }: PostInput, advisories: PostInput['advisories'], target: MarkdownTarget): string =>
  renderThanks(planThanks(collectCredits(advisories), wishes), (person) =>
    renderPersonMarkdown(person, serverOf(advisories[0]?.url), target),
  ) ?? '';
