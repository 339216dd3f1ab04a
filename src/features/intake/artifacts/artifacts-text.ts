import { pathOfReport } from '../../../case/stored-case.ts';
import { renderCodeSpan, renderFenced, renderHtmlText, renderPlain } from '../../../text/defuse.ts';
import { shorten } from '../../../text/shorten.ts';
import {
  type Artifact,
  findArtifacts,
  proposedPatches,
  type ReportArtifacts,
  reproducersOf,
} from './find-artifacts.ts';
import type { FindingMarker } from './finding-markers.ts';
import type { MachineDocument } from './machine-json.ts';

/** Characters of one thing that are shown, and of all of them together in one comment. */
const MOST_OF_ONE = 6_000;
const MOST_OF_ALL = 24_000;
const MOST_LISTED = 12;
const MOST_NAMED = 3;

/** What a report brings along for machines, folded, each with a line that says what it is. Team surface. */
export function renderArtifacts(report: string, number: number): readonly string[] {
  const { artifacts, markers, unread } = findArtifacts(report);
  const notes = [...renderMarkers(markers), ...renderUnread(unread)];
  if (artifacts.length === 0 && notes.length === 0) return [];
  return [
    '',
    'The report also holds this, shown as text: nothing was run or applied. The analyst looks through it before setting `case/valid`.',
    ...(notes.length > 0 ? ['', ...notes] : []),
    ...renderFolded(artifacts, number),
  ];
}

/** The patch that the report proposes, for those who write one. Nobody has applied it. */
export function renderProposedPatches(report: string | null, number: number): readonly string[] {
  const patches = report === null ? [] : proposedPatches(report);
  if (patches.length === 0) return [];
  return [
    '',
    '**What the report proposes**',
    '',
    'The reporter wrote a patch. Before a developer uses any of it, they judge it like the code of any stranger: it may be incomplete or harmful. The bot has not applied it. If it is used, its author belongs in the credits.',
    ...renderFolded(patches, number),
  ];
}

/** What of the report may become the regression test. */
export function renderReproducers(report: string | null, number: number): readonly string[] {
  const found = report === null ? [] : reproducersOf(report);
  if (found.length === 0) return [];
  return [
    '',
    'The report holds a reproducer, which may be a start for the regression test. Read it before you run it, and run it only where it can do no harm. `prove-fix` wants a test that fails by an assertion: an exit code alone is not enough. Keep it private until the disclosure.',
    ...renderFolded(found, number),
  ];
}

function renderFolded(artifacts: readonly Artifact[], number: number): readonly string[] {
  let left = MOST_OF_ALL;
  const folded = artifacts.slice(0, MOST_LISTED).map((artifact) => {
    const text = renderOne(artifact, number);
    if (text.length > left) return renderPlace(artifact, number);
    left -= text.length;
    return text;
  });
  const more = artifacts.length - MOST_LISTED;
  return [
    ...folded.flatMap((each) => ['', each]),
    ...(more > 0 ? ['', `${more} more are in the store: ${renderCodeSpan(pathOfReport(number))}.`] : []),
  ];
}

function renderOne(artifact: Artifact, number: number): string {
  const { text } = artifact;
  const shown = text.length > MOST_OF_ONE ? cutAtLine(text) : text;
  const language = { documents: 'json', diff: 'diff', reproducer: 'text' }[artifact.kind];
  return [
    `<details><summary>${renderHtmlText(summarize(artifact))}</summary>`,
    '',
    renderFenced(shown, language),
    ...(shown === text
      ? []
      : [
          '',
          `Cut here: these are ${shown.length} of ${text.length} characters. The rest is in the store: ${renderCodeSpan(pathOfReport(number))}, from line ${artifact.firstLine}.`,
        ]),
    '',
    '</details>',
  ].join('\n');
}

/** One for which there is no room: where it is. */
const renderPlace = (artifact: Artifact, number: number): string =>
  `- ${renderPlain(summarize(artifact))}: in the store, ${renderCodeSpan(pathOfReport(number))}, from line ${artifact.firstLine}`;

function cutAtLine(text: string): string {
  const cut = text.slice(0, MOST_OF_ONE).toWellFormed();
  const end = cut.lastIndexOf('\n');
  return end > MOST_OF_ONE / 2 ? cut.slice(0, end) : cut;
}

/** What it is, in the words of those who read it: `SARIF by TOOL: 3 results in PATH:LINE`, `patch of 2 files`. */
export function summarize(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'documents':
      return shorten(artifact.documents.map(summarizeDocument).join('; '), 400);
    case 'diff':
      return summarizeDiff(artifact);
    case 'reproducer': {
      const { name, language, tellsByExit } = artifact.reproducer;
      const lines = countOf(artifact.text.split('\n').length, 'line');
      const facts = [
        ...(language === null ? [] : [language]),
        lines,
        ...(tellsByExit ? ['has an exit code'] : []),
      ];
      return `reproducer${name === null ? '' : ` ${name}`} (${facts.join(', ')})`;
    }
  }
}

function summarizeDocument(document: MachineDocument): string {
  switch (document.kind) {
    case 'sarif': {
      const by = document.tool === null ? ', tool not named' : ` by ${short(document.tool)}`;
      const places = document.places.length === 0 ? '' : ` in ${nameFew(document.places)}`;
      return `SARIF${by}: ${countOf(document.results, 'result')}${places}`;
    }
    case 'osv':
      return `OSV record ${short(document.id)}${document.packages.length === 0 ? '' : `: ${nameFew(document.packages)}`}`;
    case 'csaf': {
      const { id, publisher, vulnerabilities } = document;
      const by = publisher === null ? '' : ` by ${short(publisher)}`;
      const named = vulnerabilities.length === 0 ? '' : ` (${nameFew(vulnerabilities)})`;
      return `CSAF document ${id === null ? 'without an id' : short(id)}${by}: ${countOf(vulnerabilities.length, 'vulnerability', 'vulnerabilities')}${named}`;
    }
  }
}

const ROLES = {
  proposed: '',
  introduced: ', what the report blames for the flaw',
  reproduces: ', to show the flaw',
} as const;

function summarizeDiff({ diff, role }: Extract<Artifact, { kind: 'diff' }>): string {
  const { files, added, removed, isWhole } = diff;
  const what = role === 'proposed' ? 'patch' : 'diff';
  const about =
    files.length === 0 ? `${what} that names no file` : `${what} of ${countOf(files.length, 'file')}`;
  const names = files.length === 0 ? '' : `: ${nameFew(files)}`;
  const whole = isWhole ? '' : '; git may not take it as it is, since its line counts are wrong';
  return `${about}${ROLES[role]}${names} (+${added} −${removed}${whole})`;
}

const short = (text: string): string => shorten(text, 80);
const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;

const nameFew = (names: readonly string[]): string => {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).map(short).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

function renderMarkers(markers: readonly FindingMarker[]): readonly string[] {
  const shown = markers.slice(0, MOST_LISTED).map(({ tool, id, within }) => {
    const by = tool === null ? '' : ` of ${renderPlain(short(tool))}`;
    const only =
      within === 'report' ? ' (not compared with other reports: it may be a number of this one alone)' : '';
    return `- finding marker${by}: ${renderCodeSpan(short(id))}${only}`;
  });
  const more = markers.length - MOST_LISTED;
  return more > 0 ? [...shown, `- ${more} more finding markers`] : shown;
}

const renderUnread = (unread: ReportArtifacts['unread']): readonly string[] =>
  unread
    .slice(0, MOST_NAMED)
    .map(({ looksLike, firstLine }) =>
      looksLike === null
        ? `- the JSON in line ${firstLine} of the report is not valid; it stays as it is`
        : `- what looks like ${looksLike} in line ${firstLine} of the report is no valid JSON; it stays as it is`,
    );
