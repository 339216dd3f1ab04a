import Mustache from 'mustache';

/** The organisation's own template of a post: a file of the triage repo, in Mustache. */
export interface PostTemplate {
  /** `.github/security-post.mdx`: posts get the same ending, and values are escaped for it. */
  readonly path: string;
  readonly text: string;
}

/** Where the file may be, in the order in which it is looked for. */
export const TEMPLATE_PATHS = ['.github/security-post.md', '.github/security-post.mdx'] as const;

/** Variables that stand for one value, and those that stand for a list with variables of its own. */
interface Variables {
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, Variables>>;
}

/** Every variable of a post with its meaning. Lists are sections; inside one, the outer variables hold too. */
export const POST_VARIABLES: Variables = {
  values: {
    title: 'title of the post: September 2024 Security Releases',
    date: 'day of publication, YYYY-MM-DD',
    month: 'September 2024',
    project: "the project's name in prose",
    description: 'one or two sentences for lists of posts',
    yamlTitle: 'the title as a YAML value, for front matter',
    yamlDescription: 'the description as a YAML value, for front matter',
    count: 'how many vulnerabilities of what kind, in words',
    intro: 'first paragraph: who released what, against what',
    advice: 'what to do, with the command where npm has the packages',
    contents: 'list of the vulnerabilities, each with a link to its heading',
    closing: 'last sentence',
    thanks: 'thanks to everybody who is named in an advisory; empty where nobody is',
  },
  lists: {
    authors: {
      values: {
        yamlName: "an author's name as a YAML value",
        yamlGithub: 'login as a YAML value; empty without one',
      },
      lists: {},
    },
    packages: {
      values: {
        name: 'name of a package with a patch',
        link: 'the name with a link to its page',
        versions: 'its patched versions, in words',
      },
      lists: {},
    },
    vulnerabilities: {
      values: {
        id: 'CVE id, or GHSA id without one',
        heading: 'heading as in the list of contents, without #',
        severity: 'Low, Medium, High or Critical; empty without one',
        lead: 'one bold sentence: what is vulnerable to what',
        text: 'description: one to three paragraphs',
        affected: 'affected ranges, in words',
        patched: 'patched versions, in words',
        workaround: 'what to do where there is no patch; empty where there is one',
        details: 'link to the advisory; has to be in the template',
        thanks: 'thanks to those whom the advisory names; empty where nobody is',
      },
      lists: {},
    },
  },
};

/** One mistake in a template. */
export interface TemplateProblem {
  /** From 1. */
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/** What a template is filled with: texts that are safe where they stand, and lists of the same. */
export interface TemplateView {
  readonly [name: string]: string | readonly TemplateView[];
}

/** Everything wrong with a template, in the order of its lines. Nothing is filled in before this is empty. */
export function findTemplateProblems(text: string): readonly TemplateProblem[] {
  const tokens = parseTemplate(text);
  if ('line' in tokens) return [tokens];
  const problems = checkTokens(tokens, [POST_VARIABLES], text);
  const linksBack = /\{\{[{&]?\s*details\s*\}\}/.test(text);
  return linksBack
    ? problems
    : [
        ...problems,
        {
          line: text.split('\n').length,
          found: 'no {{details}}',
          expected: '{{details}} inside {{#vulnerabilities}}: by that link a post is found again',
        },
      ];
}

/** The template with its values, byte for byte: they come escaped for the place where the post goes. */
export function fillTemplate(text: string, view: TemplateView): string {
  return Mustache.render(text, view, {}, { escape: (value: string) => value });
}

type Token = ReturnType<typeof Mustache.parse>[number];

function parseTemplate(text: string): readonly Token[] | TemplateProblem {
  try {
    return Mustache.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, what = 'something that is no Mustache', at = '0'] = /^(.*) at (\d+)$/s.exec(message) ?? [];
    return { line: lineAt(text, Number(at)), found: what.toLowerCase(), expected: 'a Mustache template' };
  }
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

function checkTokens(
  tokens: readonly Token[],
  scopes: readonly Variables[],
  text: string,
): readonly TemplateProblem[] {
  return tokens.flatMap((token): readonly TemplateProblem[] => {
    const [kind, name, start] = token;
    const line = lineAt(text, start);
    switch (kind) {
      case 'name':
      case '&':
        return isValue(name, scopes) ? [] : [unknown(line, name, valuesOf(scopes))];
      case '#':
      case '^': {
        const inner = Array.isArray(token[4]) ? (token[4] as readonly Token[]) : [];
        const list = scopes.map((scope) => ownOf(scope.lists, name)).find((found) => found !== undefined);
        if (list) return checkTokens(inner, kind === '#' ? [list, ...scopes] : scopes, text);
        if (isValue(name, scopes)) return checkTokens(inner, scopes, text);
        return [unknown(line, name, listsOf(scopes))];
      }
      case '>':
        return [{ line, found: `{{> ${name}}}`, expected: 'no partials: one file is the whole template' }];
      default:
        return [];
    }
  });
}

const ownOf = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
const isValue = (name: string, scopes: readonly Variables[]): boolean =>
  scopes.some((scope) => Object.hasOwn(scope.values, name));
const valuesOf = (scopes: readonly Variables[]): readonly string[] =>
  scopes.flatMap((scope) => Object.keys(scope.values));
const listsOf = (scopes: readonly Variables[]): readonly string[] =>
  scopes.flatMap((scope) => Object.keys(scope.lists));

const unknown = (line: number, name: string, known: readonly string[]): TemplateProblem => ({
  line,
  found: `the variable ${JSON.stringify(name)}`,
  expected: `one of ${known.join(', ')}`,
});
