import type { Config } from '../config/config.ts';
import type { ConfigProblem } from '../config/config-problem.ts';
import { CONFIG_FILE } from '../config/parse-config.ts';
import {
  findTemplateProblems,
  type PostTemplate,
  TEMPLATE_PATHS,
} from '../features/disclosure/posts/own-template.ts';

export type TakenTemplate =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'bad'; readonly problems: readonly ConfigProblem[] };

/**
 * The configuration with the organisation's own template, where its form asks for one. It is checked whenever the
 * configuration is, so that a mistake shows long before a disclosure.
 */
export function takePostTemplate(config: Config, file: PostTemplate | null): TakenTemplate {
  if (config.blog?.form !== 'own') return { kind: 'ok', config };
  if (file === null) return { kind: 'bad', problems: [missingTemplate()] };
  const problems = findTemplateProblems(file.text).map((problem) => ({
    file: file.path,
    key: '',
    ...problem,
  }));
  if (problems.length > 0) return { kind: 'bad', problems };
  return { kind: 'ok', config: { ...config, blog: { ...config.blog, template: file } } };
}

const missingTemplate = (): ConfigProblem => ({
  file: CONFIG_FILE,
  line: 1,
  key: 'blog.form',
  found: 'own, and no template',
  expected: `the file ${TEMPLATE_PATHS.join(' or ')}`,
  suggestion: 'Put the template there, or choose the form plain.',
});
