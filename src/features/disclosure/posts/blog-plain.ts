import { serverOf } from '../../../text/server.ts';
import { renderFolder } from './blog-express.ts';
import { collectCredits, type NamedPerson, planThanks, renderThanks } from './credits.ts';
import { type MarkdownTarget, renderWords } from './markdown-writer.ts';
import {
  renderClosing,
  renderContents,
  renderIntro,
  renderPostEntry,
  renderUpgradeAdvice,
} from './post-blocks.ts';
import { orderAdvisories, planPostContent } from './post-content.ts';
import type { BlogPost, PostInput } from './post-input.ts';

/** The same content as GitHub shows Markdown: for a discussion, a wiki, a site without a form of its own. */
export function renderPlainPost(input: PostInput): BlogPost {
  const content = planPostContent(input);
  const thanks = renderThanks(
    planThanks(collectCredits(orderAdvisories(input.advisories)), input.wishes),
    (person) => renderPersonMarkdown(person, serverOf(input.advisories[0]?.url)),
  );
  const advice = renderUpgradeAdvice(content, 'github').replace(/^/gm, '> ').replace(/ +$/gm, '');
  const blocks = [
    `# ${content.title}`,
    renderIntro(content, input.project, 'github'),
    `> [!WARNING]\n${advice}`,
    renderContents(content, 'github'),
    ...content.entries.map((entry) => renderPostEntry(entry, 'github')),
    '---',
    renderClosing(content, 'github'),
    ...(thanks === null ? [] : [thanks]),
  ];
  return {
    path: `${renderFolder(input)}${input.date}-security-releases.md`,
    title: content.title,
    body: `${blocks.join('\n\n')}\n`,
  };
}

/** The same for places that show the title apart: a discussion, a mail. */
export const renderBelowTitle = (input: PostInput): string =>
  renderPlainPost(input).body.replace(/^# .*\n+/, '');

/** A name with a link to its profile: a link notifies nobody, as a mention would. */
export function renderPersonMarkdown(
  person: NamedPerson & { kind: 'login' | 'name' },
  server: string,
  target: MarkdownTarget = 'github',
): string {
  const login = person.login;
  const shown = renderWords(person.kind === 'login' ? person.login : person.name, target);
  return login !== null && /^[a-z\d][a-z\d-]*(?:\[bot\])?$/i.test(login)
    ? `[${shown}](${server}/${login.replace('[bot]', '')})`
    : shown;
}
