import { FORM_FIELDS, type FormField, readForm } from '../../../src/features/intake/read-form.ts';

const FIELDS = ['report', 'package', 'repository', 'versions', 'reporter', 'channel', 'received'] as const;

/** As GitHub renders the form "Report from elsewhere". */
const form = (values: Partial<Record<FormField, string>>, without: readonly FormField[] = []): string =>
  FIELDS.filter((field) => !without.includes(field))
    .map((field) => `### ${FORM_FIELDS[field]}\n\n${values[field] ?? '_No response_'}`)
    .join('\n\n');

const MEMBERS = { package: 'widget', reporter: '@robin' } as const;

describe('the form "Report from elsewhere"', () => {
  it('gives every field as it came', () => {
    const values = {
      report: 'It\n\nstalls.',
      package: 'widget',
      repository: 'example-org/widget',
      versions: '< 2',
      reporter: 'Robin',
      channel: 'mail',
      received: '2026-01-31',
    };
    expect(readForm(form(values))).toEqual(values);
    expect(readForm(`${form(values)}\n`.replaceAll('\n', '\r\n'))).toEqual(values);
  });

  it.each<[string, string]>([
    ['a day of receipt', 'a\n\n### Received\n\n2020-01-01'],
    ['a reporter', 'a\n\n### Reporter\n\n@somebody-else'],
    [
      'an address',
      'a\n\n### Address of the public issue or pull request\n\nhttps://github.com/example-org/widget/issues/1',
    ],
    ['a whole form', form({ report: 'a', package: 'other', reporter: '@other', received: '2020-01-01' })],
    [
      'a whole form without its first heading',
      form({ package: 'other', received: '2020-01-01' }, ['report']),
    ],
    ['a field in a fence', 'a\n\n```\n### Received\n\n2020-01-01\n```'],
    ['a fence without end', 'a\n\n```\n### Received\n\n2020-01-01'],
    ['an HTML comment without end', 'a\n\n<!--\n### Received\n\n2020-01-01'],
    ['the last field of the form', 'a\n\n### Where it came from\n\nx\n\n### Received\n\n2020-01-01'],
    ['line ends of an old machine', 'a\r\r### Received\r\r2020-01-01'],
  ])('takes %s in the report for the report', (_what, report) => {
    const read = readForm(form({ ...MEMBERS, report }));
    expect(read).toEqual({ ...MEMBERS, report: report.replaceAll('\r', '\n') });
  });

  it.each(FIELDS.slice(2))(
    'takes no field of the report for %s, which the organisation took out',
    (field) => {
      const report = `a\n\n### ${FORM_FIELDS[field]}\n\n2020-01-01`;
      expect(readForm(form({ ...MEMBERS, report }, [field]))[field]).toBeUndefined();
    },
  );

  it('passes over a field of one line that the organisation added', () => {
    const body = form({ ...MEMBERS, report: 'a' }).replace(
      '### Reporter',
      '### Severity\n\nhigh\n\n### Reporter',
    );
    expect(readForm(body)).toEqual({ ...MEMBERS, report: 'a' });
  });

  it('names no thread', () => {
    const body = `${form({ ...MEMBERS, report: 'a' })}\n\n### ${FORM_FIELDS.url}\n\nhttps://github.com/example-org/widget/issues/1`;
    expect(readForm(body)).not.toHaveProperty('url');
  });
});

describe('the form "Public by mistake"', () => {
  const url = 'https://github.com/example-org/widget/issues/1';
  it('names the thread', () => {
    expect(readForm(`### ${FORM_FIELDS.url}\n\n${url}`)).toEqual({ url });
  });

  it('names nothing else', () => {
    expect(readForm(`### ${FORM_FIELDS.url}\n\n${url}\n\n### Received\n\n2020-01-01`)).toEqual({ url });
  });
});

it.each(['words', '', '# The report\n\na', `a\n\n### ${FORM_FIELDS.url}\n\nhttps://github.com/a/b/issues/1`])(
  'a body that begins otherwise has no fields (%#)',
  (body) => {
    expect(readForm(body)).toEqual({});
  },
);
