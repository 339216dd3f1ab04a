/** HTML that is safe to show: made by {@link html}, which escapes whatever is put in. */
export interface Html {
  readonly html: string;
}

/** Builds HTML; every value that is no HTML itself is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: parts.map((part, index) => part + renderContent(values[index])).join('') };
}

export type Content = Html | string | number | null | undefined | readonly Content[];

function renderContent(value: Content): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(renderContent).join('');
  return value.html;
}

const isList = (value: Content): value is readonly Content[] => Array.isArray(value);

export function escapeHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
