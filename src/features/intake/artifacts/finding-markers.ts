import { createHash } from 'node:crypto';
import type { MachineDocument } from './machine-json.ts';
import type { ReportBlock } from './report-blocks.ts';

/** A line by which a tool knows its own finding again. */
export interface FindingMarker {
  /** In lower case, without its version; null where the report does not tell. */
  readonly tool: string | null;
  readonly id: string;
  /**
   * Where the same one means the same finding: `everywhere`, since nobody writes it twice by chance; within one `package`,
   * since the tool wrote it to be found again; within the `report` alone, as `F-001`.
   */
  readonly within: 'everywhere' | 'package' | 'report';
}

const MOST_MARKERS = 40;
/** A longer line is no marker. */
const LONGEST_LINE = 300;

/** Finding markers of a report, each once: lines of words and remarks, and ids in documents for machines. */
export function findMarkers(
  blocks: readonly ReportBlock[],
  documents: readonly MachineDocument[],
): readonly FindingMarker[] {
  const lines = blocks.flatMap((block) => linesOf(block));
  const tool = lines.map(({ text }) => readTool(text)).find((name) => name !== undefined) ?? null;
  const all = [
    ...lines.flatMap(({ text, isTitle, isOfKey }) => [
      ...readBracketed(text),
      ...(isOfKey ? [] : readLabelled(text, tool)),
      ...readFamilies(text, isTitle),
    ]),
    ...documents.flatMap(markersOf),
  ];
  const once = new Map(all.map((marker) => [`${marker.tool} ${marker.id}`.toLowerCase(), marker]));
  return [...once.values()].slice(0, MOST_MARKERS);
}

/** What a marker is compared by: the same for the same id of the same tool. */
export const hashMarker = ({ tool, id }: FindingMarker): string =>
  createHash('sha256')
    .update(`${tool ?? ''}\n${id}`.toLowerCase())
    .digest('hex')
    .slice(0, 16);

interface Line {
  readonly text: string;
  /** The title, or a heading. */
  readonly isTitle: boolean;
  /** Around it are words about a key to encrypt or sign with. */
  readonly isOfKey: boolean;
}

function linesOf({ kind, info, lines, headings, firstLine }: ReportBlock): readonly Line[] {
  // Facts about the report in YAML, or in a text without a language; code is the reporter's own.
  if (kind === 'code' && !/^(?:ya?ml|text|txt|plain)?$/i.test(info)) return [];
  return lines.flatMap((line, index) => {
    if (line.length > LONGEST_LINE) return [];
    const around = [...headings.slice(-1), ...lines.slice(Math.max(0, index - 2), index + 3)].join(' ');
    const isTitle = (firstLine === 1 && index === 0 && isLikeTitle(line)) || /^ {0,3}#{1,6} /.test(line);
    const isOfKey = /\b(?:pgp|gpg|openpgp|ssh|(?:public|private|signing) key)\b/i.test(
      around.slice(0, 2_000),
    );
    return [{ text: clean(line), isTitle, isOfKey }];
  });
}

const isLikeTitle = (line: string): boolean => line.length <= 150 && !/[.!?:]\s*$/.test(line);

/** Without the marks of bold, code, lists, tables and remarks. */
const clean = (line: string): string =>
  line
    .replace(/<!--|-->|\*\*|__|`/g, ' ')
    .replace(/^[\s>|*+#-]+/, '')
    .replace(/[\s|_]+$/, '')
    .trim();

const BRACKETED =
  /\[(?:([a-z][a-z0-9.]{1,30}(?:-[a-z0-9.]{1,30}){0,3})[-_: ])?(finding|vulnerability|vuln|issue|alert|fingerprint|marker)(?:[-_ ]?(?:id|hash))?[:=#]\s?([\w.:/+=@-]{1,128})\](?!\()/gi;

/** `[scrutineer-finding:12]`: written to be found again. */
function readBracketed(line: string): readonly FindingMarker[] {
  return [...line.matchAll(BRACKETED)].flatMap(([, tool, , id = '']) =>
    isPlaceholder(id)
      ? []
      : [{ tool: tool?.toLowerCase() ?? null, id, within: reachOf(id, tool !== undefined) }],
  );
}

const LABELLED = /^([A-Za-z][\w .-]{1,48}?)\s{0,3}[:=|]\s{0,3}(\S{1,200}?)[.,;]?$/;
const NOUN =
  /^(?:(.{1,40}?) )?(?:(finding|issue|vulnerability|vuln|alert|result|bug|crash|candidate|match(?: based)?|dedup|dedupe|deduplication|tracking|report) )(id|ids|identifier|uuid|guid|hash|fingerprint|marker|key|signature|number|ref)$|^(?:(.{1,40}?) )?(finding|fingerprint|marker)$/;
/** Words before the noun that name no tool. */
const NO_TOOL = /^(?:the|our|your|this|my|internal|unique|stable|original|scanner|tool|sha-?\d+|primary)$/;
/** Findings of others, and ids that are no finding's. */
const OF_OTHERS = /\b(?:cve|cwe|ghsa|advisory|related|similar|previous|other|upstream)\b/;
/** What has a fingerprint or an id and is no finding. */
const OTHER =
  /\b(?:commit|user|session|request|scan|run|rule|query|file|content|git|ssh|gpg|pgp|certificate|cert|tls|host|public|private|api|client|app|job|task|order|customer|product|account|device|transaction|browser|image)\b/;

/** `Finding ID: 4f2a…` and `fingerprint = …`, on a line of their own. */
function readLabelled(line: string, named: string | null): readonly FindingMarker[] {
  // A remark may hold several: `<!-- finding: 12; tool: x -->`.
  return line.split(/;\s+/, 5).flatMap((part) => {
    const [, label = '', raw = ''] = LABELLED.exec(part.trim()) ?? [];
    const words = label
      .toLowerCase()
      .replace(/[ _.-]+/g, ' ')
      .trim();
    const noun = NOUN.exec(words);
    if (!noun || OF_OTHERS.test(words) || (!/\bfinding\b/.test(words) && OTHER.test(words))) return [];
    const id = raw.replace(/^["'#[(]+|["')\]]+$/g, '');
    if (isPlaceholder(id) || isPlace(id) || !/\d/.test(id)) return [];
    const before = (noun[1] ?? noun[4] ?? '').trim();
    const own = before === '' || NO_TOOL.test(before) ? undefined : before.replace(/ /g, '-');
    const tool = own ?? familyOf(id) ?? named;
    return [{ tool, id, within: reachOf(id, tool !== null && !isCounter(id)) }];
  });
}

/** Ids of the form that finders give their findings: `XBOW-025-031`, `ZDI-CAN-12345`, `OSV-2024-17`. */
const FAMILY = /\b([A-Z][A-Z0-9]{2,19}(?:-CAN)?)-(?:\d{4}-\d{2,7}|\d{2,4}-\d{2,5}|\d{5,12})\b/g;
/** The same form, and no finder. */
const NO_FAMILY =
  /^(?:CVE|CWE|CAPEC|GHSA|RFC|ISO|IEC|UTF|SHA\d*|MD5|AES|NIST|OWASP|PCI|TLS|VULN\w*|FINDING|BUG|SEC|SECURITY|ISSUE|POC|TEST|REPORT|CRIT\w*|HIGH|LOW|MED\w*|INFO|JIRA|DATE|VERSION|DSA|USN|RHSA|PEP|WCAG|ECMA)$/;

const familyOf = (id: string): string | undefined => {
  const [all, name = ''] = [...id.matchAll(FAMILY)][0] ?? [];
  return all === id && !NO_FAMILY.test(name) ? name.toLowerCase() : undefined;
};

/** In a title, or alone in its line: elsewhere a report may name the finding of another one. */
function readFamilies(line: string, isTitle: boolean): readonly FindingMarker[] {
  return [...line.matchAll(FAMILY)]
    .filter(([id]) => isTitle || line.replace(/[[\]()]/g, '').trim() === id)
    .flatMap(([id]) => {
      const tool = familyOf(id);
      return tool === undefined ? [] : [{ tool, id, within: 'everywhere' as const }];
    });
}

const TOOL_LINE =
  /^(?:(?:security )?(?:tool|scanner|analy[sz]er|agent)(?: name)?|(?:found|discovered|detected|generated|produced) (?:by|with|using))\s{0,3}[:=|]\s{0,3}(\S.{0,60}?)$/i;
const TOOL_SAID =
  /\b(?:[Gg]enerated|[Ff]ound|[Dd]iscovered|[Dd]etected|[Pp]roduced|[Ss]taged)(?: automatically)? (?:by|with|using) (?:the )?\[?([A-Z@][\w.@/-]{1,40}(?: [A-Z][\w.-]{1,30}){0,2})/;

/** The tool that a line names as the finder. */
function readTool(line: string): string | undefined {
  const name = TOOL_LINE.exec(line)?.[1] ?? TOOL_SAID.exec(line)?.[1];
  const plain = name
    ?.replace(/\]\(.*$/, '')
    .replace(/[,(].*$/, '')
    .replace(/\s+v?\d+(?:\.\d+)*\S*$/, '')
    .replace(/[^\w.@/ -]/g, '')
    .replace(/[.\s]+$/, '')
    .trim()
    .toLowerCase();
  return plain === '' ? undefined : plain?.replace(/ /g, '-');
}

function markersOf(document: MachineDocument): readonly FindingMarker[] {
  switch (document.kind) {
    case 'sarif':
      return document.fingerprints.map((id) => ({
        tool: document.tool?.toLowerCase() ?? null,
        id,
        within: document.tool === null ? 'report' : 'package',
      }));
    case 'osv':
      return markersOfRecord(document.id, null);
    case 'csaf':
      return document.id === null ? [] : markersOfRecord(document.id, document.publisher);
  }
}

/** `x_scrutineer-finding-12` is the finding of a tool in the form of a record. */
function markersOfRecord(id: string, by: string | null): readonly FindingMarker[] {
  const [, tool, own] = /^(?:x_)?([a-z][\w.-]{1,40})-finding-(\S{1,80})$/i.exec(id) ?? [];
  if (tool !== undefined && own !== undefined)
    return [{ tool: tool.toLowerCase(), id: own, within: reachOf(own, true) }];
  if (isPlaceholder(id) || !/\d/.test(id) || /^(?:CVE|GHSA)-/i.test(id)) return [];
  const family = familyOf(id) ?? by?.toLowerCase() ?? null;
  return [{ tool: family, id, within: reachOf(id, family !== null && !isCounter(id)) }];
}

const reachOf = (id: string, isOfTool: boolean): FindingMarker['within'] => {
  if (isLong(id) || familyOf(id) !== undefined) return 'everywhere';
  return isOfTool ? 'package' : 'report';
};

const isPlaceholder = (id: string): boolean =>
  /^(?:n\/?a|none|tbd|todo|unknown|null|undefined|x+|0+|(?:example|placeholder|your|sample).*|[<{].*)$/i.test(
    id,
  ) || /^(?:(?:CVE|GHSA|CWE)-|CVSS:)/i.test(id);

/**
 * Where or when something is, and no name of a finding: a path, a name in code, an address on GitHub, a time. Two flaws are
 * often in one place.
 */
const isPlace = (id: string): boolean =>
  /^(?:https?:\/\/(?:[\w-]+\.)*(?:github\.com|githubusercontent\.com)\/|\d{4}-\d\d-\d\d(?:[T ]|$))/i.test(
    id,
  ) ||
  (!/^[a-z]+:\/\//i.test(id) && (/\//.test(id) || /[a-z_]\w*(?:\.|::|#)[a-z_]\w*/i.test(id)));

/** So long that nobody writes it by chance. */
const isLong = (id: string): boolean => id.replace(/[^0-9a-z]/gi, '').length >= 16 && /\d/.test(id);

/** The number of a finding within one report: `3`, `F-001`, `VULN-12`. */
const isCounter = (id: string): boolean => /^[a-z]{0,12}[-_#.]?\d{1,3}$/i.test(id);
