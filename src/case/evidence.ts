import { readFences } from '../text/fences.ts';
import { type PatchPrint, printPatch } from '../text/patch-lines.ts';
import { parseYaml } from '../text/yaml.ts';

/** What a member may put on record about patch and release. `verification` is the reporter's own word. */
const EVIDENCE_COMMANDS = [
  'acknowledgement',
  'patch',
  'test',
  'regression-test',
  'verification',
  'notes',
] as const;
type EvidenceCommand = (typeof EVIDENCE_COMMANDS)[number];

/** What is said of a piece of evidence in so many words; each may be left out. */
interface EvidenceFacts {
  readonly what?: string;
  /** Release line, package or version that it is about. */
  readonly line?: string;
  readonly commit?: string;
  /** Who did it, where that is not who records it. */
  readonly by?: string;
  readonly result?: 'passed' | 'failed';
  readonly link?: string;
}

export interface Evidence {
  readonly kind: 'evidence';
  readonly what: EvidenceCommand;
  readonly text: string;
  readonly facts?: EvidenceFacts;
  /** The patch itself, where the comment brings it in a `diff` fence; digests only. */
  readonly patch?: {
    readonly repo: string | null;
    readonly line: string | null;
    readonly files: readonly PatchPrint[];
  };
}

const RESULTS: Readonly<Record<string, EvidenceFacts['result']>> = {
  passed: 'passed',
  pass: 'passed',
  ok: 'passed',
  works: 'passed',
  failed: 'failed',
  fail: 'failed',
};

/** `KIND WORDS`, among which `line=`, `commit=`, `by=`, `result=` and the first address are facts. */
export function parseEvidence(rest: string): Evidence | undefined {
  const [first = ''] = rest.split(/\s+/);
  const what = EVIDENCE_COMMANDS.find((kind) => kind === first.toLowerCase());
  const text = rest.slice(first.length).trim();
  if (!what || !text) return undefined;
  const facts: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(/(?:^|\s)(line|commit|by|result)=(\S+)/gi))
    facts[key.toLowerCase()] = value;
  const link = /(?:^|\s)(https?:\/\/\S+)/.exec(text)?.[1];
  if (link !== undefined && Object.keys(facts).length > 0) facts.link = link;
  const known = checkFacts(facts);
  if (known === undefined) return undefined;
  return { kind: 'evidence', what, text, ...(Object.keys(known).length > 0 ? { facts: known } : {}) };
}

/** Facts in their proper forms; undefined where one of them is not what it should be. */
function checkFacts(given: Readonly<Record<string, string>>): EvidenceFacts | undefined {
  const { what, line, commit, by, result, link } = given;
  const outcome = result === undefined ? undefined : RESULTS[result.toLowerCase()];
  if (result !== undefined && outcome === undefined) return undefined;
  if (commit !== undefined && !/^[0-9a-f]{7,64}$/i.test(commit)) return undefined;
  if (link !== undefined && !/^https?:\/\/\S+$/.test(link)) return undefined;
  return {
    ...(what === undefined ? {} : { what }),
    ...(line === undefined ? {} : { line }),
    ...(commit === undefined ? {} : { commit: commit.toLowerCase() }),
    ...(by === undefined ? {} : { by: by.replace(/^@/, '') }),
    ...(outcome === undefined ? {} : { result: outcome }),
    ...(link === undefined ? {} : { link }),
  };
}

/**
 * Evidence in fenced `yaml` blocks under the key `evidence`: one mapping or a list of them, with `kind` and the keys of
 * {@link EvidenceFacts}. A block that begins so and cannot be read gives undefined in its place.
 */
export function parseEvidenceBlocks(body: string): readonly (Evidence | undefined)[] {
  return readFences(body)
    .filter(({ info, text, isTop }) => isTop && /^(?:ya?ml)?$/i.test(info) && /^\s*evidence\s*:/.test(text))
    .flatMap(({ text }) => {
      const document = parseYaml(text);
      const value = document.kind === 'ok' ? (document.value as Record<string, unknown> | null) : null;
      const given = value?.evidence;
      const items: readonly unknown[] = Array.isArray(given) ? given : [given];
      return items.length === 0 ? [undefined] : items.map(readItem);
    });
}

const KEYS = ['kind', 'what', 'line', 'commit', 'by', 'result', 'link'];

function readItem(item: unknown): Evidence | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const entries = Object.entries(item);
  const isPlain = ([key, value]: [string, unknown]) =>
    KEYS.includes(key) && (typeof value === 'string' || typeof value === 'number');
  if (!entries.every(isPlain)) return undefined;
  const { kind, ...given } = Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
  const what = EVIDENCE_COMMANDS.find((each) => each === kind);
  const facts = checkFacts(given);
  const text = facts?.what ?? facts?.link ?? facts?.commit ?? facts?.result;
  return what && facts && text ? { kind: 'evidence', what, text, facts } : undefined;
}

/**
 * The patch that a comment brings: its `diff` or `patch` fences. Behind the language may stand the repo, where the case
 * has several, and the release line: `diff example-org/parser 1.x`.
 */
export function readPatches(body: string): readonly NonNullable<Evidence['patch']>[] {
  return readFences(body).flatMap(({ info, text, isTop }) => {
    const [language = '', ...words] = info.split(/\s+/);
    if (!isTop || !/^(?:diff|patch)$/i.test(language)) return [];
    const files = printPatch(text);
    if (files.length === 0) return [];
    const repo = words.find((word) => /^[\w.-]+\/[\w.-]+$/.test(word)) ?? null;
    const line = words.find((word) => /^v?\d[\w.*]*$/i.test(word)) ?? null;
    return [{ repo, line, files }];
  });
}
