import { parseDay } from '../process/release-day.ts';
import type { TextRule } from './readers.ts';

/** What GitHub takes as names, as far as a file can get them wrong. */

const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]{1,20})?$/i;
const REPO = /^[\w.-]{1,100}$/;

export const OWNER_LOGIN: TextRule = {
  expected: 'the login of an organisation or user',
  takes: 'a login',
  accepts: (text) => LOGIN.test(text),
  suggests: suggestLogin,
};

/** Bots may be readers too: their logins end in `[bot]`. */
export const READER_LOGIN: TextRule = {
  expected: 'the login of a person or bot',
  accepts: (text) => LOGIN.test(text.replace(/\[bot\]$/, '')),
  suggests: (text) =>
    /^@[^/]+\/|\/teams\//.test(text)
      ? 'A team is not read here: write the logins of its members.'
      : suggestLogin(text),
};

export const REPO_NAME: TextRule = {
  expected: 'the name of a repo, without its owner',
  accepts: isRepoName,
  suggests: (text) => {
    if (PATTERN.test(text)) return 'Patterns are not read: write the names one by one.';
    const [owner, name = owner] = partsOf(text);
    if (name === undefined || name === text || !isRepoName(name)) return undefined;
    const rest = name === owner ? '' : ` Repos of another owner than ours are listed under owners.`;
    return `Write ${name}.${rest}`;
  },
};

export const REPO_PATH: TextRule = {
  expected: 'a repo as owner/name',
  takes: '`owner/name`',
  accepts: isRepoPath,
  suggests: (text) => {
    if (PATTERN.test(text)) return 'Patterns are not read: write each repo as owner/name.';
    const path = partsOf(text).slice(0, 2).join('/');
    if (path !== text && isRepoPath(path)) return `Write ${path}.`;
    return isRepoName(text) ? `Write its owner too: owner/${text}.` : undefined;
  },
};

/** A package as its users write it, scope included; what an npm command line would take for something else is refused. */
export const NPM_PACKAGE: TextRule = {
  expected: 'the name of a package on npm',
  takes: '`name` or `@scope/name`',
  accepts: (word) => word.length <= 214 && /^(?:@[a-z\d~][\w.~-]*\/)?[a-z\d~][\w.~-]*$/i.test(word),
};

const ONE_TEAM =
  'One team handles reports. For several, make a parent team of them and name that one: its members are theirs too.';

export const TEAM_PATH: TextRule = {
  expected: "a team's slug, or owner/slug",
  takes: '`slug` (of the first owner), `owner/slug`',
  accepts: (text) => {
    const [slug = '', owner, ...more] = text.split('/').reverse();
    return more.length === 0 && isTeamSlug(slug) && (owner === undefined || LOGIN.test(owner));
  },
  suggests: (text) => {
    if (/[,;+]|\s(?:and|or)\s/i.test(text)) return ONE_TEAM;
    const path = teamIn(text);
    return path !== text && TEAM_PATH.accepts(path)
      ? `Did you mean ${path}? The slug is the last part of the team's address.`
      : undefined;
  },
  several: ONE_TEAM,
};

/** `owner/slug` or `slug` in an address, a mention, or the name of a team; a child team stands beside its parent. */
function teamIn(text: string): string {
  const parts = partsOf(text);
  const at = parts[0] === 'orgs' && parts[2] === 'teams' ? [parts[1], parts[3]] : [parts[0], parts.at(-1)];
  const [owner = '', name = ''] = at;
  const slug = name
    .toLowerCase()
    .replace(/[^a-z\d_]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return parts.length === 1 ? slug : `${owner}/${slug}`;
}

export const TEAM_SLUG: TextRule = {
  expected: "a team's slug: the last part of the team's address",
  accepts: isTeamSlug,
  suggests: (text) => {
    const slug = teamIn(text).split('/').at(-1) ?? '';
    return slug !== text && isTeamSlug(slug) ? `Did you mean ${slug}?` : undefined;
  },
};

/** A name that GitHub accepts for a label, and that its comma-separated lists can tell apart. */
export const LABEL_NAME: TextRule = {
  expected: 'a label name of at most 50 characters on one line, without commas',
  accepts: (text) =>
    text.trim() === text &&
    text !== '' &&
    [...text].length <= 50 &&
    !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp},]/u.test(text),
  suggests: (text) => {
    const length = [...text].length;
    return length > 50 ? `It has ${length} characters.` : undefined;
  },
};

export const BRANCH_NAME: TextRule = {
  expected: 'the name of a branch',
  accepts: (text) =>
    /^[^\s~^:?*[\\\p{C}]{1,200}$/u.test(text) &&
    !/^[-/]|\.\.|\/\/|@\{|[./]$|\.lock$|^@$/.test(text) &&
    !text.startsWith('refs/'),
  suggests: (text) =>
    text.startsWith('refs/heads/') ? `Write ${text.slice('refs/heads/'.length)}.` : undefined,
};

export const FOLDER: TextRule = {
  expected: 'a folder of the repo, such as src/content/blog',
  accepts: (text) =>
    /^[^\\\p{C}]{1,200}$/u.test(text) &&
    text.split('/').every((part) => part.trim() === part && !['', '.', '..'].includes(part)),
  suggests: (text) => {
    const path = text.replace(/^(?:\.?\/)+|\/+$/g, '');
    return path !== text && FOLDER.accepts(path) ? `Write ${path}.` : undefined;
  },
};

/** A name in prose, which ends up in a sentence or a heading. */
export function shortText(what: string): TextRule {
  return {
    expected: `${what}, on one line, at most 100 characters`,
    takes: 'a line of text, at most 100 characters',
    accepts: (text) => text.trim() === text && text !== '' && /^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u.test(text),
  };
}

const LOGIN_IS = "The login is what follows github.com/ in the address of the account's page.";

function suggestLogin(text: string): string | undefined {
  const [first = '', second] = partsOf(text);
  const login = second !== undefined && /^(?:orgs|users|enterprises)$/.test(first) ? second : first;
  if (login !== text && LOGIN.test(login)) return `Write ${login}.`;
  return /\s|\S@/.test(text.trim()) ? LOGIN_IS : undefined;
}

/** What stands between the slashes of a path, an address on GitHub (the host apart), or a mention. */
function partsOf(text: string): readonly string[] {
  const path = text.trim().replace(/^[a-z+]+:\/\/[^/]*|^git@[^:/]*:|^(?:www\.)?github\.com(?=\/)/i, '');
  const isAddress = path !== text.trim();
  return (isAddress ? path.replace(/[?#].*$/, '').replace(/\.git\/?$/, '') : path.replace(/^@|\.git$/g, ''))
    .split('/')
    .filter((part) => part !== '');
}

/** Characters of patterns; no name on GitHub has one. */
const PATTERN = /[*?!^$|[\]{}()+\\]/;

function isRepoName(text: string): boolean {
  return REPO.test(text) && text !== '.' && text !== '..' && !text.toLowerCase().endsWith('.git');
}

function isRepoPath(text: string): boolean {
  const [owner = '', name = '', ...more] = text.split('/');
  return more.length === 0 && LOGIN.test(owner) && isRepoName(name);
}

function isTeamSlug(text: string): boolean {
  return /^[\w-]{1,100}$/.test(text);
}

/** A day that exists (the 30th of February is a slip). YAML takes `2026-12-25` for text, as do we. */
export const DAY: TextRule = {
  expected: 'a day, as YYYY-MM-DD',
  accepts: (text) => parseDay(text) !== undefined,
};

export const YEARLY_DAY: TextRule = {
  expected: 'a date: YYYY-MM-DD, or MM-DD for every year',
  accepts: (text) => parseDay(/^\d{2}-\d{2}$/.test(text) ? `2024-${text}` : text) !== undefined,
};
