import type { ObservedNotes } from '../../case/observed.ts';
import type { NotesQuery } from '../../case/ports.ts';
import { findSection } from '../../formats/notes/find-section.ts';
import { tagNames } from '../../formats/notes/parse-tag.ts';
import { targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import { changelogPaths, type NotesAsked, renderNotesQuery } from '../queries/notes.ts';
import type { Sent, SentByGraphql } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';

type Fields = NonNullable<SentByGraphql<'ReadNotes'>['repository']>;
type File = Sent<{ text?: string | null; isTruncated?: boolean }>;

/** One request per repo. Null for a repo that cannot be read: then its notes are a person's to look at. */
export async function readNotes(
  session: Session,
  queries: readonly NotesQuery[],
): Promise<Readonly<Record<string, ObservedNotes | null>>> {
  const repos = [...new Set(queries.map(({ repo }) => repo))];
  const read = await Promise.all(
    repos.map((repo) =>
      readRepo(
        session,
        repo,
        queries.filter((query) => query.repo === repo),
      ),
    ),
  );
  return Object.assign({}, ...read);
}

async function readRepo(session: Session, repo: string, queries: readonly NotesQuery[]) {
  const asked = queries.map((query) => ({ ...query, tags: tagNames(query.package, query.version, repo) }));
  const fields = await ask(session, repo, asked);
  return makeSense('read-notes', repo, () =>
    Object.fromEntries(
      asked.map((each, index) => [
        `${repo}@${each.version}`,
        fields === null ? null : observeNotes(repo, each, index, fields),
      ]),
    ),
  );
}

/** An App that is not installed on a public repo reads it all the same, with a token for whatever it has. */
async function ask(session: Session, repo: string, asked: readonly NotesAsked[]): Promise<Fields | null> {
  const named = targetOf(repo);
  for (const target of [named, { ...named, repositories: 'all' as const }])
    try {
      const { data } = await session.client.graphql({
        call: 'read-notes',
        target,
        ...renderNotesQuery(repo, asked),
        allow: (error) => ['NOT_FOUND', 'FORBIDDEN'].includes(error.type),
      });
      return data.repository ?? null;
    } catch (error) {
      if (!isGitHubError(error, 'permission-missing', 'token-refused')) throw error;
    }
  return null;
}

function observeNotes(repo: string, asked: NotesAsked, index: number, fields: Fields): ObservedNotes {
  const tag = asked.tags.findIndex((_, place) => fields[`tag${index}_${place}`]);
  const texts = changelogPaths(asked.package).flatMap(
    (_, place) => textOf(fields[`change${index}_${place}`]) ?? [],
  );
  return {
    repo,
    package: asked.package,
    version: asked.version,
    tag: asked.tags[tag] ?? asked.version,
    changelog: texts.find((text) => findSection(text, asked.version, asked.package)) ?? texts[0] ?? null,
    releaseNotes:
      asked.tags
        .map((_, place) => fields[`release${index}_${place}`]?.description?.trim() ?? '')
        .find((text) => text !== '') ?? null,
    ...readManifest(textOf(fields[`manifest${index}`]), asked.package),
    subject: fields[`subject${index}`]?.messageHeadline ?? null,
    files: Object.fromEntries(
      asked.paths.flatMap((path, place) => {
        const file = fields[`file${index}_${place}`];
        const text = textOf(file);
        return file && text === undefined ? [] : [[path, text ?? null]];
      }),
    ),
  };
}

/** The whole text; undefined where there is none, or only a part of it. */
function textOf(field: File | null | undefined): string | undefined {
  return field && !field.isTruncated && typeof field.text === 'string' ? field.text : undefined;
}

/** A manifest of another name, as at the root of a repo of many packages, says nothing of this one's version. */
function readManifest(
  text: string | undefined,
  wanted: string,
): Pick<ObservedNotes, 'manifestVersion' | 'dependencies'> {
  try {
    const manifest = JSON.parse(text ?? '') as Readonly<Record<string, unknown>>;
    const { name, version, dependencies, peerDependencies, optionalDependencies } = manifest;
    return {
      manifestVersion: name === wanted && typeof version === 'string' ? version : null,
      dependencies: [dependencies, peerDependencies, optionalDependencies].flatMap((each) =>
        Object.keys(each ?? {}),
      ),
    };
  } catch {
    return { manifestVersion: null };
  }
}
