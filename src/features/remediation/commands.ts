import { type Evidence, parseEvidence, parseEvidenceBlocks, readPatches } from '../../case/evidence.ts';
import { command } from '../../engine/command.ts';
import { readReason } from '../../engine/command-words.ts';
import { putDecision } from '../../engine/record-evidence.ts';
import { statesFrom } from '../../process/table.ts';
import { keepLines } from './keep-lines.ts';
import { type LineCommand, parseLineCommand } from './parse-lines.ts';
import { recordEvidence } from './record-evidence.ts';

const EVIDENCE_FORM = [
  'The bot cannot read that evidence. Please write it like this. `kind` and at least one other line are needed:',
  '',
  '```yaml',
  'evidence:',
  '  - kind: test # or patch, regression-test, verification, notes',
  '    what: the proof of concept no longer stalls',
  '    line: 1.x',
  '    commit: 1a2b3c4',
  '    by: example-login',
  '    result: passed # or failed',
  '    link: https://example.org/run/1',
  '```',
].join('\n');

/** A comment that records a patch may bring it along: in fences, a record for each. */
function withPatches(values: readonly Evidence[], body: string): readonly (readonly Evidence[])[] {
  const first = values.findIndex(({ what }) => what === 'patch');
  const patches = first < 0 ? [] : readPatches(body);
  return values.map((value, index) =>
    index === first && patches.length > 0 ? patches.map((patch) => ({ ...value, patch })) : [value],
  );
}

const RECORD_EVIDENCE = command<Evidence>({
  name: 'evidence',
  form: '/evidence patch|test|regression-test|verification|notes|acknowledgement TEXT',
  does: 'record evidence; it may name `line=1.x commit=… by=… result=passed|failed` and a link',
  choices: ['patch', 'test', 'regression-test', 'verification', 'notes', 'acknowledgement'],
  blockForm: EVIDENCE_FORM,
  parse: parseEvidence,
  bring: withPatches,
  blocks: parseEvidenceBlocks,
  follow: ({ stored }, evidence, { by, at, comment }) => recordEvidence(stored, evidence, by, at, comment),
});

const ofLines = (name: LineCommand['kind'], form: string, does: string) =>
  command<LineCommand>({
    name,
    form,
    does,
    usedIn: statesFrom('patching', 'releasing'),
    parse: (_rest, words) => parseLineCommand(name, words),
    follow: ({ stored }, value, { by, at }) => keepLines(stored, value, by, at),
  });

/** What is said of patch and tests. */
export const REMEDIATION_COMMANDS = [
  command<string>({
    name: 'no-patch',
    form: '/no-patch because …',
    does: 'propose to publish without a patch; another member confirms',
    usedIn: ['cve-requested', 'patching'],
    parse: readReason,
    follow: ({ stored }, because, said) =>
      stored.analysis?.facts.workarounds
        ? { stored: putDecision(stored, 'no-patch', because, said), verdict: 'done' }
        : { stored, verdict: 'refused/workaround-missing' },
  }),
  RECORD_EVIDENCE,
  ofLines(
    'line',
    '/line [PACKAGE] LINE @LOGIN',
    'record who patches a release line; `/line 0.x none because …` if it needs no fix',
  ),
  ofLines(
    'backport',
    '/backport [PACKAGE] LINE URL [by @LOGIN]',
    'link the pull request or commit that fixes a line',
  ),
  ofLines('reviewed', '/reviewed URL [by @LOGIN]', 'record that another person reviewed a linked change'),
] as const;
