import type { UncheckedReason } from '../../../case/named.ts';
import type { StoredCase } from '../../../case/stored-case.ts';
import { renderCodeSpan, renderFenced, renderPlain } from '../../../text/defuse.ts';

type Named = NonNullable<StoredCase['named']>;
type Checked = Named['checked'][number];

const NOUNS: Readonly<Record<Checked['kind'], string>> = {
  path: 'file',
  function: 'function',
  version: 'version',
  commit: 'commit',
  advisory: 'advisory',
  package: 'dependency',
};

const REASONS: Readonly<Record<UncheckedReason, string>> = {
  'not-public': 'the repo is not public',
  'not-readable': 'GitHub gave no answer that we can use; the App may lack Contents: read',
  'too-many-requests': 'it would take more requests than we make for one report',
  'cut-list': 'GitHub lists only a part of the files or tags',
  'version-without-tag': 'a version that the report names has no tag of its own',
  'unclear-version': 'it is unclear which tag or branch is meant',
  'other-place': 'it may be in another place',
  'other-time': 'another version has it',
  'other-name': 'it may have another name there',
  generated: 'it may be made by a build, or be the code of others',
  submodule: 'it would be in a submodule or behind a link',
  'not-firm': "the report may mean the reporter's own file, or something new",
  'not-in-file': 'it is not in this file, but may be in another one',
  'no-text': 'the file is too large or no text',
  'not-in-manifest': 'the manifest does not name it, but a dependency may',
  'not-in-database': 'it is not in the public database, but may exist elsewhere',
  'not-in-history': 'GitHub does not know it in this repo, but it may be of another one',
};

/** What the report names, and whether it is there: for those who assess it. Folded; team surface. */
export function renderNamed(named: Named | undefined): readonly string[] {
  if (named === undefined || named.checked.length === 0) return [];
  const count = (result: Checked['result']): number =>
    named.checked.filter((each) => each.result === result).length;
  const question = renderNamedQuestion(named);
  return [
    '',
    `<details><summary>What the report names in the code: ${count('there')} there, ${count('not-there')} not there, ${count('unchecked')} could not be checked</summary>`,
    '',
    `Looked up once in ${renderPlain(named.repo)}, at the versions that the report names. It says nothing about whether the report is right.`,
    '',
    ...named.checked.map(renderChecked),
    ...(named.left > 0 ? [`- ${named.left} more were not looked up`] : []),
    ...(question === undefined
      ? []
      : [
          '',
          'To ask the reporter about what was not found, send this text (the questions of `case/needs-info` have it too):',
          '',
          renderFenced(`Thank you for your report. Could you tell us ${question.slice('- '.length)}`),
        ]),
    '',
    '</details>',
  ];
}

function renderChecked({ kind, what, result, where, why }: Checked): string {
  const places = where.length === 0 ? '' : ` (${where.map(renderCodeSpan).join(', ')})`;
  const start = `- ${NOUNS[kind]} ${renderCodeSpan(what)}:`;
  switch (result) {
    case 'there':
      return `${start} is there${places}`;
    case 'not-there':
      return `${start} is not there${places}`;
    case 'unchecked':
      return `${start} could not be checked: ${REASONS[why ?? 'not-readable']}${places}`;
  }
}

/** One question about all that is not there, as an item of a list; undefined where there is nothing to ask. */
export function renderNamedQuestion(named: Named | undefined): string | undefined {
  const missing =
    named?.checked.filter(({ result, why }) => result === 'not-there' || why === 'not-in-file') ?? [];
  if (!named || missing.length === 0) return undefined;
  const list = missing.map(({ kind, what }) => `${NOUNS[kind]} ${renderCodeSpan(what)}`).join(', ');
  return `- where you saw these, and in which version or commit: we did not find them in ${named.repo}: ${list}`;
}
