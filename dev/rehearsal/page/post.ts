import type { PostReport } from '../report.ts';
import { type Html, html } from './html.ts';
import { renderMarkdown } from './markdown.ts';

/** A post as its readers will see it; the source of what is a file is folded below. */
export function renderPost(post: PostReport): Html {
  const { channel, title, path, target, body } = post;
  const isText = path === null && title === '';
  return html`<article class="card post"><header><b>${channelName(channel)}</b> ${title === '' ? '' : html`<span>${title}</span>`} <span class="soft wrap">${path === null ? target : html`${path} in ${target}`}</span></header>
<div class="prose">${isText ? html`<p class="plain">${channel === 'chat' ? renderChat(body) : body}</p>` : renderDocument(body)}</div>
${path === null ? '' : html`<details class="source"><summary>Source of the file</summary><pre><code>${body}</code></pre></details>`}</article>
`;
}

/** Slack's own marks, which Mattermost and Discord's bridge read as well: `<address|words>`, `*bold*`, three entities. */
function renderChat(text: string): Html {
  const parts = text.split(/(<https?:\/\/[^|<>\s]+\|[^<>]+>|(?<=^|\s)\*[^*\n]+\*(?=$|\s))/);
  return html`${parts.map((part) => {
    const [, address, words] = /^<(.+?)\|(.+)>$/.exec(part) ?? [];
    if (address !== undefined && words !== undefined)
      return html`<a href="${address}" rel="noreferrer nofollow">${readEntities(words)}</a>`;
    return /^\*.+\*$/.test(part) ? html`<b>${readEntities(part.slice(1, -1))}</b>` : readEntities(part);
  })}`;
}

const readEntities = (text: string): string =>
  text.replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>' })[name] ?? '&');

const NAMES: Readonly<Record<string, string>> = {
  blog: 'Blog',
  'security-updates': 'Security updates page',
  discussion: 'Discussion',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  chat: 'Chat',
};
const channelName = (channel: string): string => NAMES[channel] ?? channel;

/** What a site makes of Markdown or MDX: the title from its front matter, and the text. */
function renderDocument(source: string): Html {
  const { title, text } = readPost(source);
  const heading = title === null ? '' : html`<h3>${title}</h3>`;
  return html`${heading}${renderMarkdown(text, { diagram: html``, below: title === null ? 2 : 3 })}`;
}

/** The title of the front matter, and the text without front matter, imports, and with MDX's alerts as GitHub's. */
export function readPost(source: string): { readonly title: string | null; readonly text: string } {
  const [, matter, rest] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const title = /^title:[ \t]*(.+)$/m.exec(matter ?? '')?.[1] ?? null;
  const body = rest ?? source;
  return {
    title: title === null ? null : unquote(title.trim()),
    text: matter === undefined ? body : readMdx(body),
  };
}

const unquote = (text: string): string =>
  /^(["']).*\1$/.test(text)
    ? text.slice(1, -1).replace(/\\(["\\])|''/g, (all, sign?: string) => sign ?? all[0]!)
    : text;

const KINDS: Readonly<Record<string, string>> = {
  warning: 'WARNING',
  error: 'CAUTION',
  success: 'TIP',
  info: 'NOTE',
};

function readMdx(text: string): string {
  return text
    .replace(/^import .+ from .+;?\n/gm, '')
    .replace(
      /^<Alert(?: type="(\w+)")?>\n([\s\S]*?)^<\/Alert>$/gm,
      (_, type: string | undefined, inside: string) =>
        [`[!${KINDS[type ?? ''] ?? 'NOTE'}]`, ...inside.trim().split('\n')]
          .map((line) => (line === '' ? '>' : `> ${line}`))
          .join('\n'),
    );
}
