import type { AdvisoryFacts } from '../../../formats/records/facts.ts';
import type { CreditWishes } from './credits.ts';
import type { PostTemplate } from './own-template.ts';

/** Whose name stands over a post. `github` is a login, without `@`. */
interface PostAuthor {
  readonly name: string;
  readonly github: string | null;
}

/** A version that was released with the patch. */
interface PostRelease {
  readonly package: string;
  readonly version: string;
}

/**
 * The house form of a blog post: `express` is an Astro MDX file, `node` the form of nodejs.org, `plain` is GitHub
 * Markdown, `own` the organisation's own template.
 */
export type PostForm = 'express' | 'plain' | 'node' | 'own';

/** Everything that announcements of one day are made from. */
export interface PostInput {
  /** Published, or about to be; the order does not matter. */
  readonly advisories: readonly AdvisoryFacts[];
  /** What was really released. Where a package has no entry, the patched versions of its advisories count. */
  readonly releases: readonly PostRelease[];
  /** Day of publication, UTC, `YYYY-MM-DD`. */
  readonly date: string;
  /** The project's name in prose: `Express`. */
  readonly project: string;
  readonly authors: readonly PostAuthor[];
  readonly form: PostForm;
  /** What the form `own` is filled into. */
  readonly template?: PostTemplate | null;
  /** Folder of the posts in the site's repo; without it {@link DEFAULT_POST_FOLDER}. */
  readonly folder?: string;
  /** What kind of thing a package is, in the words of a heading: `{ multer: 'middleware' }`. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** Words of the site's own list for its spelling check, in small letters. */
  readonly siteWords?: readonly string[];
  /** How people asked to be named, where they were asked. */
  readonly wishes?: CreditWishes;
}

/** A file for the site's repo. */
export interface BlogPost {
  readonly path: string;
  readonly title: string;
  readonly body: string;
}

/** Where Express's site keeps its posts. */
export const DEFAULT_POST_FOLDER = 'src/content/blog';
