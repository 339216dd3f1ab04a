import type { PublicAdvisory } from '../../../case/sweep-reads.ts';
import { flatten } from '../../../text/defuse.ts';
import type { ListPlace } from './advisory-list.ts';

/** More than this no reader of feeds asks for; the list beside it has all. */
const MOST_ENTRIES = 100;

/** A feed as RFC 4287 has it. Its time is that of the newest change, so that the same advisories make the same feed. */
export function renderFeed(
  advisories: readonly PublicAdvisory[],
  { server, repo, folder, project }: ListPlace,
): string {
  const home = `${server}/${repo}/blob/HEAD/${folder}`;
  const updated = advisories.map(({ updatedAt }) => updatedAt).reduce((a, b) => (a > b ? a : b), NEVER);
  const title = escapeXml(`Security advisories of ${project}`);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${escapeXml(`${home}/advisories.atom`)}</id>`,
    `  <title>${title}</title>`,
    `  <updated>${updated}</updated>`,
    `  <link rel="alternate" href="${escapeXml(`${home}/advisories.md`)}"/>`,
    `  <author><name>${escapeXml(project)}</name></author>`,
    ...advisories.slice(0, MOST_ENTRIES).map(renderEntry),
    '</feed>',
    '',
  ].join('\n');
}

const NEVER = '1970-01-01T00:00:00.000Z';

function renderEntry({ facts, updatedAt }: PublicAdvisory): string {
  const { ghsa, url, summary, severity, publishedAt, ranges } = facts;
  const packages = [...new Set(ranges.map(({ name }) => name))].join(', ');
  const says = [severity ?? 'not rated', packages, ghsa].filter((part) => part !== '').join(' · ');
  return [
    '  <entry>',
    `    <id>${escapeXml(url)}</id>`,
    `    <title>${escapeXml(summary)}</title>`,
    `    <link rel="alternate" href="${escapeXml(url)}"/>`,
    ...(publishedAt === null ? [] : [`    <published>${publishedAt}</published>`]),
    `    <updated>${updatedAt}</updated>`,
    `    <summary>${escapeXml(says)}</summary>`,
    '  </entry>',
  ].join('\n');
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** One line; what XML cannot hold at all, lone halves of characters too, is left out. */
const escapeXml = (text: string): string =>
  flatten(text)
    .toWellFormed()
    .replace(/[\ufffd\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
