import type { Config } from '../../config/config.ts';
import { MESSAGE_KEYS, type MessageKey } from '../../process/message-keys.ts';

/** Texts to reporters that an organisation may replace with its own words. */
export type TemplateKey = MessageKey;
export const TEMPLATE_KEYS = MESSAGE_KEYS;

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
