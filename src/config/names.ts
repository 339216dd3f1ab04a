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
  suggests: suggestLogin,
};

export const REPO_NAME: TextRule = {
  expected: 'the name of a repo, without its owner',
  accepts: isRepoName,
  suggests: (text) => {
    const name = text
      .split('/')
      .filter((part) => part !== '')
      .at(-1)
      ?.replace(/\.git$/, '');
    return name !== undefined && name !== text && isRepoName(name) ? `Write ${name}.` : undefined;
  },
};

export const REPO_PATH: TextRule = {
  expected: 'a repo as owner/name',
  takes: '`owner/name`',
  accepts: isRepoPath,
  suggests: (text) => {
    const path = text
      .split('/')
      .filter((part) => part !== '')
      .slice(-2)
      .join('/')
      .replace(/\.git$/, '');
    if (path !== text && isRepoPath(path)) return `Write ${path}.`;
    return isRepoName(text) ? `Write its owner too: owner/${text}.` : undefined;
  },
};

export const TEAM_PATH: TextRule = {
  expected: "a team's slug, or owner/slug",
  accepts: (text) => {
    const [slug = '', owner, ...more] = text.split('/').reverse();
    return more.length === 0 && isTeamSlug(slug) && (owner === undefined || LOGIN.test(owner));
  },
  suggests: (text) => {
    const path = text.trim().toLowerCase().replace(/^@/, '').replace(/\s+/g, '-');
    return path !== text && TEAM_PATH.accepts(path)
      ? `Did you mean ${path}? The slug is the last part of the team's address.`
      : undefined;
  },
};

export const TEAM_SLUG: TextRule = {
  expected: "a team's slug: the last part of the team's address",
  accepts: isTeamSlug,
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

function suggestLogin(text: string): string | undefined {
  const login = text.trim().replace(/\/+$/, '').split('/').at(-1)?.replace(/^@/, '');
  return login !== undefined && login !== text && LOGIN.test(login) ? `Write ${login}.` : undefined;
}

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
