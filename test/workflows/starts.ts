/** Which jobs of a workflow an event starts, by GitHub's own parser and its own evaluator of expressions. */
import '../../scripts/json-modules.ts';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { truthy } from '@actions/expressions/result';

// Loaded late: what json-modules.ts allows counts for what is loaded after it.
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
);

/** An event as a runner gets it. */
export interface Happening {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Branch or tag that was pushed, `refs/tags/v1.0.0`. */
  readonly ref?: string;
}

interface Filter {
  readonly types?: readonly string[];
  readonly branches?: readonly string[];
  readonly tags?: readonly string[];
}

interface Parsed {
  readonly events: Readonly<Record<string, Filter | readonly { readonly cron: string }[] | undefined>>;
  readonly jobs: readonly { readonly id: string; readonly condition: string }[];
}

const parsed = new Map<string, Promise<Parsed>>();

/** Throws where GitHub would refuse the file. */
function parse(file: string, content: string): Promise<Parsed> {
  const known = parsed.get(content) ?? read(file, content);
  parsed.set(content, known);
  return known;
}

async function read(file: string, content: string): Promise<Parsed> {
  const { context, value } = parseWorkflow({ name: file, content }, new NoOperationTraceWriter());
  const errors = context.errors.getErrors().map(({ message }) => message);
  if (!value || errors.length > 0) throw new Error(`${file}: ${errors.join('; ')}`);
  const template = await convertWorkflowTemplate(context, value);
  return {
    events: template.events as Parsed['events'],
    jobs: template.jobs.map((job) => ({ id: job.id.value, condition: job.if.expression })),
  };
}

/** Ids of the jobs that start. */
export async function startedJobs(
  file: string,
  content: string,
  happening: Happening,
): Promise<readonly string[]> {
  const { events, jobs } = await parse(file, content);
  if (!listens(events[happening.name], happening)) return [];
  return jobs.filter(({ condition }) => holds(condition, happening)).map(({ id }) => id);
}

function listens(filter: Parsed['events'][string], { name, payload, ref }: Happening): boolean {
  if (filter === undefined) return false;
  if (name === 'schedule' || !('types' in filter || 'tags' in filter || 'branches' in filter)) return true;
  const { types, tags, branches } = filter as Filter;
  if (types && !types.includes(String(payload.action))) return false;
  if (name !== 'push') return true;
  const [, kind, short = ''] = /^refs\/(tags|heads)\/(.+)$/.exec(ref ?? '') ?? [];
  const patterns = kind === 'tags' ? tags : branches;
  // A filter for one kind of ref leaves out the other kind.
  return patterns === undefined
    ? !tags && !branches
    : patterns.some((pattern) => toRegExp(pattern).test(short));
}

/** GitHub's patterns: `*` is anything but a slash, `**` anything; `+`, `?` and `[]` as in regular expressions. */
function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replace(/[.\\^$(){}|]/g, '\\$&')
    .replace(/\*\*/g, '\u0000')
    .replace(/\*/g, '[^/]*')
    .replaceAll('\u0000', '.*');
  return new RegExp(`^${source}$`);
}

/** In a first job: whatever came before has succeeded. */
const STATUS: Readonly<Record<string, boolean>> = {
  success: true,
  always: true,
  failure: false,
  cancelled: false,
};

function holds(condition: string, { name, payload }: Happening): boolean {
  const contexts = { github: { event_name: name, event: payload }, inputs: payload.inputs ?? {} };
  const functions = Object.entries(STATUS).map(([status, value]) => ({
    name: status,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const tokens = new Lexer(condition).lex().tokens;
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const dictionary = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const known = new Map(functions.map((one) => [one.name, one]));
  return truthy(new Evaluator(tree, dictionary, known).evaluate());
}
