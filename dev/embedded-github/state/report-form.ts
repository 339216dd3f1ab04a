/** Report forms: what a repository's `.github/VULNERABILITY_REPORT.yml` asks for, and what the site makes of the answers. */
import { load } from 'js-yaml';
import type { Repo, World } from '../world.ts';
import { repoByName } from './find.ts';
import { readFile } from './tree.ts';

/** A field of a report form: its label, and whether a report without it is refused. */
export interface FormField {
  readonly label: string;
  readonly required: boolean;
  readonly type?: 'textarea' | 'input' | 'dropdown' | 'checkboxes';
  /** Of checkboxes: their labels, in order. */
  readonly boxes?: readonly string[];
  /** Of a text area whose answer becomes code: the language. */
  readonly render?: string;
}

/** By label: text, or for a dropdown of several and for checkboxes what was chosen. */
export type FormAnswers = Readonly<Record<string, string | readonly string[]>>;

/** The form that a repository has without one of its own. */
export const defaultForm: readonly FormField[] = [
  { label: 'Summary', required: true },
  { label: 'Details', required: true },
  { label: 'PoC', required: true },
  { label: 'Impact', required: true },
];

/** The repository's form, else its owner's; null where neither is valid: the default one counts then. */
export function formOf(world: World, repo: Repo): readonly FormField[] | null {
  const owner = world.accounts.get(repo.ownerId)?.login ?? '';
  const inherited = repoByName(world, owner, '.github');
  for (const home of inherited ? [repo, inherited] : [repo]) {
    const head = home.refs.get(`refs/heads/${home.defaultBranch}`);
    const tree = head === undefined ? undefined : home.commits.get(head)?.tree;
    for (const name of ['VULNERABILITY_REPORT.yml', 'VULNERABILITY_REPORT.yaml']) {
      const file = tree && readFile(tree, `.github/${name}`);
      const form = file ? parseReportForm(Buffer.from(file.bytes).toString('utf8')) : null;
      if (form) return form;
    }
  }
  return null;
}

/** The fields of a form, or null where GitHub would not take it. */
export function parseReportForm(text: string): readonly FormField[] | null {
  try {
    const { body } = load(text) as { readonly body: readonly FormElement[] };
    const fields = body.flatMap(({ type, attributes, validations }): readonly FormField[] => {
      if (type === 'markdown' || typeof attributes?.label !== 'string') return [];
      const boxes = type === 'checkboxes' ? attributes.options?.map(({ label }) => String(label)) : undefined;
      return [
        {
          label: attributes.label,
          required: validations?.required === true,
          ...(isKnown(type) ? { type } : {}),
          ...(boxes ? { boxes } : {}),
          ...(typeof attributes.render === 'string' ? { render: attributes.render } : {}),
        },
      ];
    });
    return fields.length > 0 ? fields : null;
  } catch {
    return null;
  }
}

interface FormElement {
  readonly type?: string;
  readonly attributes?: {
    readonly label?: unknown;
    readonly render?: unknown;
    readonly options?: readonly { readonly label?: unknown }[];
  };
  readonly validations?: { readonly required?: unknown };
}

const isKnown = (type: string | undefined): type is NonNullable<FormField['type']> =>
  type === 'textarea' || type === 'input' || type === 'dropdown' || type === 'checkboxes';

/** What the site makes of the answers to a form: a heading and the answer for each field. */
export function renderReport(form: readonly FormField[], answers: FormAnswers): string {
  return form
    .map((field) => `### ${field.label}\n\n${renderAnswer(field, answers[field.label])}`)
    .join('\n\n');
}

function renderAnswer({ boxes, render }: FormField, answer: string | readonly string[] = []): string {
  const chosen = typeof answer === 'string' ? [answer] : answer;
  if (boxes) return boxes.map((box) => `- [${chosen.includes(box) ? 'x' : ' '}] ${box}`).join('\n');
  if (chosen.length === 0) return '_No response_';
  return render === undefined ? chosen.join(', ') : `\`\`\`${render}\n${chosen.join('\n')}\n\`\`\``;
}
