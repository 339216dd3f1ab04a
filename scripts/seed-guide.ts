/** The seed of the embedded GitHub as a page tells of it: every part and key, from the types and comments that it has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@babel/parser';
import { SEED_KEYS } from '../dev/embedded-github/help.ts';
import { ROOT } from './action-files.ts';

/** As much of a syntax tree as is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly leadingComments?: readonly { readonly value: string }[];
  readonly declaration?: Node;
  readonly id?: { readonly name: string };
  readonly extends?: readonly { readonly expression: { readonly name: string } }[];
  readonly body?: { readonly body: readonly Node[] };
  readonly key?: { readonly name: string };
  readonly optional?: boolean;
  readonly typeAnnotation?: { readonly typeAnnotation: Node };
}

/** Each part of a seed with its heading, in the order of the page. */
const PARTS: readonly (readonly [file: string, type: string, title: string])[] = [
  ['seed.ts', 'Seed', 'A seed'],
  ['seed.ts', 'SeedUser', 'A user'],
  ['seed.ts', 'SeedOrg', 'An organisation'],
  ['seed.ts', 'SeedTeam', 'A team'],
  ['seed.ts', 'SeedRepo', 'A repo'],
  ['seed.ts', 'SeedIssue', 'An issue'],
  ['seed.ts', 'SeedComment', 'A comment'],
  ['seed.ts', 'SeedPull', 'A pull request'],
  ['seed.ts', 'SeedRelease', 'A release'],
  ['seed.ts', 'SeedAdvisory', 'An advisory'],
  ['seed.ts', 'SeedApp', 'An App'],
  ['seed.ts', 'SeedToken', 'A token'],
  ['world.ts', 'WorldSettings', 'Settings'],
];

/** Throws where a part is not there any more, or one is there that the page does not have. */
export function renderSeedFormat(): string {
  const known = new Set(PARTS.map(([, type]) => type));
  const missing = [...readSource('seed.ts').types.keys()].filter((type) => !known.has(type));
  if (missing.length > 0) throw new Error(`scripts/seed-guide.ts has no heading for ${missing.join(', ')}`);
  return PARTS.map(([file, type, title]) => renderPart(file, type, title)).join('\n\n');
}

interface Source {
  readonly text: string;
  readonly types: ReadonlyMap<string, Node>;
}

function readSource(file: string): Source {
  const text = readFileSync(join(ROOT, 'dev/embedded-github', file), 'utf8');
  const { program } = parse(text, { sourceType: 'module', plugins: ['typescript'] });
  const declared = (program.body as unknown as readonly Node[])
    .map((node) => node.declaration ?? node)
    .filter(({ id, type }) => id && /^TS(Interface|TypeAlias)Declaration$/.test(type));
  return { text, types: new Map(declared.map((each) => [each.id?.name ?? '', each])) };
}

function renderPart(file: string, type: string, title: string): string {
  const source = readSource(file);
  const declared = source.types.get(type);
  if (!declared) throw new Error(`${file} has no ${type} any more: mend scripts/seed-guide.ts`);
  const rows = listKeys(file, declared).map(({ key, takes, says }) => `| \`${key}\` | ${takes} | ${says} |`);
  const table = ['| Key | What it takes | |', '| --- | --- | --- |', ...rows];
  const { types = [] } = (declared.typeAnnotation ?? {}) as { readonly types?: readonly Node[] };
  const kinds = types.map((each) => `- ${renderType(cut(source, each))}`);
  return [`### ${title}`, '', ...(rows.length > 0 ? table : kinds)].join('\n');
}

interface Key {
  readonly key: string;
  readonly takes: string;
  readonly says: string;
}

/** Its own keys, and those that it takes over from another type. */
function listKeys(file: string, declared: Node): readonly Key[] {
  const source = readSource(file);
  const own = (declared.body?.body ?? []).map((property): Key => {
    const takes = cut(source, property.typeAnnotation?.typeAnnotation);
    const note = (property.leadingComments ?? []).map(({ value }) =>
      value.replace(/\s*\n?\s*\*+\s*/g, ' ').trim(),
    );
    return {
      key: `${property.key?.name ?? ''}`,
      takes: `${renderType(takes)}${property.optional || declared.id?.name === 'WorldSettings' ? '' : ', always'}`,
      says: (note.join(' ') || meaningOf(declared, property)).replaceAll('|', '\\|'),
    };
  });
  const more = (declared.extends ?? []).flatMap(({ expression: { name } }) => {
    const from = 'state/advisory-fields.ts';
    const base = name === 'AdvisoryFields' ? readSource(from).types.get(name) : undefined;
    if (!base) throw new Error(`scripts/seed-guide.ts does not know where ${name} is`);
    return listKeys(from, base);
  });
  return [...own, ...more];
}

/** What `npm run github -- --help` says of the keys at the top. */
const meaningOf = (declared: Node, { key }: Node): string =>
  declared.id?.name === 'Seed' ? (SEED_KEYS[key?.name as keyof typeof SEED_KEYS] ?? '') : '';

const cut = ({ text }: Source, node: Node | undefined): string =>
  node ? text.slice(node.start, node.end) : '';

/** Types of ours that are no part of a seed, in words. */
const WORDS: Readonly<Record<string, string>> = {
  ActionsSettings:
    "{ off: boolean, allowed: 'all' | 'local_only' | 'selected', patterns: string[], access: 'none' | 'user' | 'organization' | 'enterprise' }",
  AccountType: "'User' | 'Bot' | 'Organization'",
  "Org['defaultRepositoryPermission']": "'none' | 'read' | 'write' | 'admin'",
  "Partial<Omit<WorldSettings, 'unkind'>>": 'Settings',
  Permissions: "{ name: 'read' | 'write' }",
  'Unkind[]': 'string[]',
  'Setting[]': 'string[]',
  'VulnerabilityField[] | null':
    '{ package: { ecosystem, name }, vulnerable_version_range, patched_versions, vulnerable_functions }[] | null',
};

/** A type in one line, with the names of our own in words. Throws for a name that nobody but the sources knows. */
function renderType(type: string): string {
  const flat = type
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/\breadonly /g, '')
    .replace(/\s+/g, ' ')
    .replace(/;(?= \})/g, '')
    .replaceAll(';', ',')
    .replace(/(?<=[(=]|^) ?\| /, '')
    .trim();
  const plain = Object.entries(WORDS).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    unfoldRecords(flat),
  );
  const part = PARTS.find(
    ([, name]) => plain === `${name}[]` || (plain === 'Settings' && name === 'WorldSettings'),
  );
  if (part)
    return `${plain === 'Settings' ? '' : 'a list: '}[${part[2].toLowerCase()}](#${part[2].toLowerCase().replaceAll(' ', '-')})`;
  const unknown = plain.replace(/'[^']*'/g, '').match(/\b[A-Z]\w+/);
  if (unknown) throw new Error(`scripts/seed-guide.ts has no words for the type ${unknown[0]}`);
  return `\`${plain.replaceAll('|', '\\|')}\``;
}

/** `Readonly<Record<string, string>>` → `{ name: string }`, from the inside. */
function unfoldRecords(type: string): string {
  const unfolded = type.replace(/(?:Readonly<)?Record<string, ([^<>]+?)>>?/, '{ name: $1 }');
  return unfolded === type ? type : unfoldRecords(unfolded);
}
