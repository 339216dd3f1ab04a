import { load } from 'js-yaml';

const TYPES = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes', 'upload'];
const TOP_KEYS = ['name', 'description', 'title', 'labels', 'assignees', 'projects', 'type', 'body'];

/**
 * What GitHub would refuse in an issue form, one line each; it shows a broken form as no form at all. Source:
 * GitHub's documentation of the form schema.
 */
export function lintIssueForm(text: string): readonly string[] {
  const form = load(text);
  if (!isMapping(form)) return ['not a mapping'];
  const body = Array.isArray(form.body) ? (form.body as unknown[]) : [];
  return [
    ...['name', 'description'].filter((key) => !isText(form[key])).map((key) => `${key} is missing or empty`),
    ...Object.keys(form)
      .filter((key) => !TOP_KEYS.includes(key))
      .map((key) => `${key} is no key of a form`),
    ...(body.some((field) => isMapping(field) && field.type !== 'markdown')
      ? []
      : ['body has no field that can be filled in']),
    ...body.flatMap((field, index) => lintField(field).map((problem) => `body[${index}]: ${problem}`)),
    ...repeated(body, 'id').map((id) => `two fields have the id ${id}`),
    ...repeated(body, 'label').map((label) => `two fields have the label ${label}`),
  ];
}

/** What GitHub would refuse in the `config.yml` beside the forms. */
export function lintFormConfig(text: string): readonly string[] {
  const config = load(text);
  if (!isMapping(config)) return ['not a mapping'];
  const links = Array.isArray(config.contact_links) ? (config.contact_links as unknown[]) : [];
  return [
    ...Object.keys(config)
      .filter((key) => !['blank_issues_enabled', 'contact_links'].includes(key))
      .map((key) => `${key} is no key of this file`),
    ...(typeof config.blank_issues_enabled === 'boolean'
      ? []
      : ['blank_issues_enabled is neither true nor false']),
    ...links.flatMap((link, index) =>
      ['name', 'url', 'about']
        .filter((key) => !isMapping(link) || !isText(link[key]))
        .map((key) => `contact_links[${index}]: ${key} is missing`),
    ),
  ];
}

function lintField(field: unknown): readonly string[] {
  if (!isMapping(field)) return ['not a mapping'];
  const type = String(field.type);
  if (!TYPES.includes(type)) return [`type ${type} does not exist`];
  const attributes = isMapping(field.attributes) ? field.attributes : {};
  const named = type === 'markdown' ? 'value' : 'label';
  const hasOptions = type === 'dropdown' || type === 'checkboxes';
  return [
    ...(isText(attributes[named]) ? [] : [`attributes.${named} is missing or empty`]),
    ...(hasOptions && !(Array.isArray(attributes.options) && attributes.options.length > 0)
      ? ['attributes.options is missing or empty']
      : []),
    ...(field.id === undefined || /^[A-Za-z0-9_-]+$/.test(String(field.id))
      ? []
      : [`id ${field.id} is not allowed`]),
    ...(type === 'markdown' && (field.id !== undefined || field.validations !== undefined)
      ? ['markdown takes neither id nor validations']
      : []),
  ];
}

function repeated(body: readonly unknown[], key: 'id' | 'label'): readonly string[] {
  const values = body.flatMap((field) => {
    if (!isMapping(field)) return [];
    const value = key === 'id' ? field.id : isMapping(field.attributes) ? field.attributes.label : undefined;
    return isText(value) ? [value] : [];
  });
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
