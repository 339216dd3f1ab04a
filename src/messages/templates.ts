import type { Config } from '../config/config.ts';

/** Texts to reporters that an organisation may replace with its own words, and what may stand in them. */
export const TEMPLATES = {
  acknowledgement: ['answerBy'],
  questions: [],
  dismissal: ['reason', 'because', 'appealDays'],
} as const satisfies Record<string, readonly string[]>;
export type TemplateKey = keyof typeof TEMPLATES;
export const TEMPLATE_KEYS = Object.keys(TEMPLATES) as TemplateKey[];

/**
 * The organisation's own text, or ours. `{{name}}` stands for a value, without logic and without evaluation; a name that
 * we do not know is left as it is, so that a mistake shows.
 */
export function renderTemplate(
  { templates }: Pick<Config, 'templates'>,
  key: TemplateKey,
  ours: string,
  values: Readonly<Record<string, string>>,
): string {
  return (templates[key] ?? ours).replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name]! : whole,
  );
}
