/**
 * Searches everything that our identities wrote for what must not be there (design, sections 5 and 9): a canary
 * word, an id, or six consecutive words of a record, on a surface outside the embargo.
 */

/** A piece of text that somebody put somewhere. */
export interface Writing {
  /** Order over all writings of the rehearsal; times alone cannot tell what came first. */
  readonly order: number;
  readonly at: string;
  readonly repo: string;
  /**
   * `team` is the triage repo; `circle` an unpublished advisory or its private fork; `log` what a run in a public
   * repo printed; `private-log` the same in the triage repo, where ids may stand and nothing else; `public` the rest.
   */
  readonly surface: 'team' | 'circle' | 'log' | 'private-log' | 'public';
  /** GHSA id of that advisory. */
  readonly advisory: string | null;
  readonly what: string;
  readonly text: string;
  /** Written by the App, or by a run of ours. */
  readonly ours: boolean;
}

/** What is secret about one case, and from when on it is not. Orders are as in {@link Writing}. */
export interface CaseSecrets {
  readonly ghsa: string;
  readonly ids: readonly string[];
  readonly canaries: readonly string[];
  /** Summary and details of the record. */
  readonly text: string;
  /** Ids may be public from here on: the gate was passed. Null: never happened. */
  readonly idsFrom: number | null;
  /** The advisory was read back as published from here on. */
  readonly disclosedFrom: number | null;
}

export interface Leak {
  readonly at: string;
  readonly repo: string;
  readonly surface: string;
  readonly what: string;
  /** What was found, and nothing around it. */
  readonly text: string;
}

const RUN_LENGTH = 6;

/** Every leak, in the order of writing. `templates` is the text of our own messages and files. */
export function findLeaks(
  writings: readonly Writing[],
  cases: readonly CaseSecrets[],
  templates: readonly string[],
): readonly Leak[] {
  const runs = new Map(cases.map((one) => [one.ghsa, findOwnRuns(one, cases, templates)]));
  const seen = new Map<string, Set<string>>();
  const leaks: Leak[] = [];
  for (const writing of [...writings].sort((a, b) => a.order - b.order)) {
    const before = seen.get(placeOf(writing)) ?? new Set<string>();
    seen.set(placeOf(writing), before);
    for (const secret of cases) {
      const ids = idsSecretFrom(writing, secret, cases);
      const found = findIn(writing, { ...secret, ids }, runs.get(secret.ghsa) ?? new Set(), before);
      leaks.push(...found.map((text) => ({ ...describe(writing), text })));
    }
    for (const run of listRuns(writing.text)) before.add(run);
  }
  return leaks;
}

/** Words that stood on a surface before cannot leak there: one set of them per place. */
const placeOf = ({ repo, surface, advisory }: Writing): string => `${surface}/${repo}/${advisory ?? ''}`;

const describe = ({ at, repo, surface, what }: Writing) => ({ at, repo, surface, what });

/** One CVE can be in several records: the collaborators of one of them know it rightly. */
function idsSecretFrom(
  writing: Writing,
  secret: CaseSecrets,
  cases: readonly CaseSecrets[],
): readonly string[] {
  const own = cases.find((one) => one.ghsa === writing.advisory)?.ids ?? [];
  return secret.ids.filter((id) => !own.includes(id));
}

function findIn(
  writing: Writing,
  secret: CaseSecrets,
  runs: ReadonlySet<string>,
  before: ReadonlySet<string>,
): readonly string[] {
  if (!writing.ours || writing.surface === 'team') return [];
  if (writing.surface === 'circle' && writing.advisory === secret.ghsa) return [];
  const found = secret.canaries.filter((canary) => holdsWord(writing.text, canary));
  const disclosed = isOpen(writing, secret.disclosedFrom);
  if (disclosed) return found;
  if (!isOpen(writing, secret.idsFrom) && writing.surface !== 'private-log')
    found.push(...secret.ids.filter((id) => holdsWord(writing.text, id)));
  const leaked = listRuns(writing.text).find((run) => runs.has(run) && !before.has(run));
  return leaked === undefined ? found : [...found, leaked];
}

/** The collaborators of another case never open for this one's text. */
function isOpen(writing: Writing, from: number | null): boolean {
  return writing.surface !== 'circle' && from !== null && writing.order >= from;
}

/** The runs of six words that are in this record, and in no other record and no template. */
function findOwnRuns(
  secret: CaseSecrets,
  cases: readonly CaseSecrets[],
  templates: readonly string[],
): ReadonlySet<string> {
  const others = cases.filter((one) => one.ghsa !== secret.ghsa).map((one) => renderWords(one.text));
  const common = [...templates.map(renderWords), ...others];
  return new Set(listRuns(secret.text).filter((run) => !common.some((text) => text.includes(` ${run} `))));
}

function listRuns(text: string): readonly string[] {
  const words = listWords(text);
  return words
    .slice(0, Math.max(0, words.length - RUN_LENGTH + 1))
    .map((_, index) => words.slice(index, index + RUN_LENGTH).join(' '));
}

function listWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const renderWords = (text: string): string => ` ${listWords(text).join(' ')} `;

/** Whether a word is in a text: as it is, in any case, percent-encoded, escaped, or in base64. */
export function holdsWord(text: string, word: string): boolean {
  const wanted = word.toLowerCase();
  if (text.toLowerCase().includes(wanted)) return true;
  if (text.includes('%') && unescapePercent(text).toLowerCase().includes(wanted)) return true;
  return listBase64Forms(word).some((form) => text.includes(form));
}

function unescapePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replace(/%/g, ''), 'hex').toString('utf8'),
  );
}

/** The part of a word's base64 that does not depend on its neighbours, for each of the three alignments. */
function listBase64Forms(word: string): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(`${'\0'.repeat(offset)}${word}`)
      .toString('base64')
      .replace(/=+$/, '');
    const firstWhole = offset === 0 ? 0 : offset + 1;
    const lastWhole = Math.floor((Buffer.byteLength(word) + offset) / 3) * 4;
    return encoded.slice(firstWhole, lastWhole);
  });
}
