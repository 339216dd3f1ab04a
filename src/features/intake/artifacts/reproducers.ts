import { judgeLabel } from '../report-fields.ts';
import type { ReportBlock } from './report-blocks.ts';

/** A script that shows the flaw, as its reporter says. */
export interface Reproducer {
  /** `poc.js`, where the report names its file. */
  readonly name: string | null;
  /** As the fence says it; null where it does not. */
  readonly language: string | null;
  /** It ends with an exit code of its own, so that a machine can tell. */
  readonly tellsByExit: boolean;
}

const SCRIPTS =
  /^(?:js|javascript|mjs|cjs|jsx|ts|typescript|node|nodejs|sh|bash|shell|zsh|console|shell-session|powershell|ps1|bat|py|python|python3|rb|ruby|go|golang|rs|rust|php|pl|perl|java|kotlin|c|cpp|c\+\+|cs|csharp|lua|swift|http|html|sql|dockerfile|makefile|curl)$/i;
const SHELL = /^(?:sh|bash|shell|zsh|console|shell-session|)$/i;
/** Blocks of reproducible reports, made to be run by machines. */
const FOR_MACHINES = /^rrs\b/i;

const FILE_NAME =
  /(?<![\w./-])((?:[\w-]{1,40}[-_.])?(?:poc|repro|reproduce|reproducer|reproduction|exploit|proof|testcase|test-case|trigger)(?:[-_.][\w-]{1,40})?\.(?:m?[jt]sx?|cjs|sh|py|rb|go|rs|php|pl|java|c|cpp|cs|lua|html?|ps1))\b/i;
const ANY_FILE =
  /(?<![\w./-])([\w-]{1,40}(?:\.[\w-]{1,20})?\.(?:m?[jt]s|cjs|sh|py|rb|go|rs|php|pl|html?))\b/i;
const SAVED = /\b(?:save|create|put|write|store)\b/i;

const EXITS =
  /\bprocess\.exit(?:Code\s*=|\s*\()|\bsys\.exit\s*\(|\bos\._exit\s*\(|\bos\.Exit\s*\(|(?:^|[;&|{]\s*|\s)exit(?:\s*\(\s*|\s+)?[01$]/m;
const SAYS_PROOF =
  /\b(?:pocs?|proof[- ]of[- ]concept|reproducer|reproduc\w+|repro|exploit|(?:this|the) following (?:script|program|code|test)|run (?:this|the following|it))\b/i;
const SAYS_OTHER =
  /\b(?:outputs?|prints?|printed|results?|responses?|returns?|logs?|stack ?trace|backtrace|traceback|vulnerable (?:code|function|line|snippet|file)|affected code|source code|root cause|fix(?:ed)?|patch(?:ed)?|mitigation|suggest\w*|expected|observed|actual)\b/i;

/** What a block of code is as a reproducer; undefined where nothing says that it is one. */
export function readReproducer(block: ReportBlock): Reproducer | undefined {
  const { lines, headings, lead } = block;
  const [language = ''] = block.info.replace(/^[{.]+/, '').split(/[\s{:,}]/, 1);
  const text = lines.join('\n');
  if (text.trim() === '') return undefined;
  const tellsByExit = EXITS.test(text);
  if (FOR_MACHINES.test(block.info)) return { name: null, language: 'rrs', tellsByExit };
  if (language !== '' && !SCRIPTS.test(language) && !FILE_NAME.test(block.info)) return undefined;
  const place = placeOf(headings, lead);
  if (place === 'other' || isTrace(lines)) return undefined;
  const name = nameOf(block);
  const isNamed = name !== null && FILE_NAME.test(name);
  const isScript = /^#!/.test(text.trimStart());
  const isProof = place === 'proof' && doesSomething(language, lines);
  if (!isNamed && !isProof && !(isScript && (place === 'proof' || tellsByExit))) return undefined;
  return { name, language: language === '' ? null : language.toLowerCase(), tellsByExit };
}

/** What the words above a block say that it is: the line right above it first, then the nearest heading. */
function placeOf(headings: readonly string[], lead: string): 'proof' | 'other' | 'open' {
  if (SAYS_PROOF.test(lead))
    return /\b(?:fix(?:ed)?|patch(?:ed)?|prints?|outputs?)\b/i.test(lead) ? 'other' : 'proof';
  if (SAYS_OTHER.test(lead)) return 'other';
  for (const heading of headings.toReversed()) {
    const { about, wants } = judgeLabel(heading);
    if (about === 'aside') return 'other';
    if (wants.includes('proof') || wants.includes('steps')) return 'proof';
    if (wants.length > 0 || SAYS_OTHER.test(heading)) return 'other';
  }
  return 'open';
}

function nameOf({ info, lead, lines }: ReportBlock): string | null {
  const head = lines.slice(0, 3).filter((line) => /^\s*(?:#|\/\/|\/\*|--|<!--|;|'|")/.test(line));
  const named = [info, ...head, lead].map((each) => FILE_NAME.exec(each.slice(0, 300))?.[1]);
  const first = named.find((each) => each !== undefined);
  if (first !== undefined) return first;
  return SAVED.test(lead) ? (ANY_FILE.exec(lead.slice(0, 300))?.[1] ?? null) : null;
}

/** Lines that only get things ready. */
const PREPARES =
  /^\s*(?:\$\s*)?(?:sudo\s+)?(?:(?:npm|pnpm|yarn|pip3?|gem|apt(?:-get)?|brew|cargo|go|composer)\s+(?:i|ci|init|install|add|get|update|mod)\b.*|cd\b.*|mkdir\b.*|git\s+(?:clone|checkout|fetch|pull)\b.*|docker\s+pull\b.*|nvm\b.*|#.*|)$/i;
/** A command, a statement, a request: not merely the brackets of what a program printed. */
const LOOKS_LIKE_CODE =
  /^\s*(?:[$#>] \S|(?:curl|wget|node|npx|bun|deno|python3?|ruby|php|go run|cargo run|bash|sh|\.\/\S+)\s|(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) \S|(?:const|let|var|import|from|function|async|await|def|for|while|if|class|package|use)\b)|;\s*$|\w\(.*\)\s*$/;

/** More than getting ready; and without a language, something that is code. */
function doesSomething(language: string, lines: readonly string[]): boolean {
  const told = lines.filter((line) => line.trim() !== '');
  if (SHELL.test(language) && told.every((line) => PREPARES.test(line.slice(0, 300)))) return false;
  return language !== '' || told.some((line) => LOOKS_LIKE_CODE.test(line.slice(0, 300)));
}

/** What a program printed when it broke. */
function isTrace(lines: readonly string[]): boolean {
  const told = lines.filter((line) => line.trim() !== '').map((line) => line.slice(0, 300));
  const traced = told.filter((line) =>
    /^\s*(?:at |File "|Traceback |goroutine |#\d+ |==\d+==|\w*(?:Error|Exception)\b)/.test(line),
  );
  return told.length > 0 && traced.length * 2 > told.length;
}
