import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { PROJECT_ROOT, readTriageFiles, renderConfiguration } from '../../dev/rehearsal/project-files.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { FORM_FIELDS } from '../../src/features/intake/read-form.ts';
import { LABELS } from '../../src/process/labels.ts';
import { defaultConfig } from '../config/default-config.ts';

const labels = LABELS.map((label) => label.id);
const files = readTriageFiles(false);

interface Form {
  readonly labels?: readonly string[];
  readonly body?: readonly { readonly type: string; readonly attributes: { readonly label?: string } }[];
}

const formOf = (name: string): Form => load(files[`.github/ISSUE_TEMPLATE/${name}.yml`] ?? '') as Form;
const fieldsOf = (form: Form): readonly string[] =>
  (form.body ?? []).flatMap((field) =>
    field.attributes.label === undefined ? [] : [field.attributes.label],
  );

describe('the forms of the triage example', () => {
  it('have exactly the fields that intake reads', () => {
    const { url, ...others } = FORM_FIELDS;
    expect(fieldsOf(formOf('report-from-elsewhere'))).toEqual(Object.values(others));
    expect(fieldsOf(formOf('public-by-mistake'))).toEqual([url]);
  });

  it('carry the label that intake looks for, and only labels of ours beside it', () => {
    const { formLabel } = defaultConfig('example-org', 'security-triage').intake;
    for (const name of ['report-from-elsewhere', 'public-by-mistake']) {
      const set = formOf(name).labels ?? [];
      expect(set).toContain(formLabel);
      for (const label of set) expect([formLabel, ...labels]).toContain(label);
    }
  });
});

describe('the configuration of the triage example', () => {
  const text = readFileSync(join(PROJECT_ROOT, 'examples/triage-repo/.github/security-process.yml'), 'utf8');

  it('works as it is', () => {
    expect(parseConfig(text, { labels })).toMatchObject({ kind: 'ok' });
  });

  it('works with every line that is offered taken in', () => {
    const offered = text.replace(/^# (?=(?: +)?(?:- )?[a-z]+:)/gm, '');
    const parsed = parseConfig(offered, { labels });
    expect(parsed).toMatchObject({
      kind: 'ok',
      config: {
        blog: { project: 'Example' },
        cve: { cna: 'Example Foundation' },
        confirmations: { disclosure: 1 },
      },
    });
  });

  it('is good for several owners in the rehearsal', () => {
    expect(
      parseConfig(renderConfiguration(['one', 'two'], 'website', 'One', 'one'), { labels }),
    ).toMatchObject({
      kind: 'ok',
      config: { owners: [{ login: 'one' }, { login: 'two' }], team: { owner: 'one' } },
    });
  });
});
