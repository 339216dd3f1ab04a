import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { truthy } from '@actions/expressions/result';

/** What expressions may look at, by name: `github`, `inputs`, `secrets`, … as plain JSON values. */
export type Contexts = Readonly<Record<string, unknown>>;

/** Whether an `if:` lets its job start. An empty one does; `${{ }}` around the whole is optional there. */
export function evaluateCondition(condition: string | undefined, contexts: Contexts): boolean {
  if (condition === undefined || condition.trim() === '') return true;
  const whole = /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(condition);
  return truthy(evaluate(whole?.[1] ?? condition, contexts));
}

/** Fills in every `${{ }}` of a text. */
export function fillExpressions(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) =>
    evaluate(expression, contexts).coerceString(),
  );
}

/** Evaluates one expression as GitHub does, with the official evaluator. */
function evaluate(expression: string, contexts: Contexts): data.ExpressionData {
  const tree = new Parser(new Lexer(expression.trim()).lex().tokens, Object.keys(contexts), []).parse();
  return new Evaluator(tree, toData(contexts)).evaluate();
}

/** What a workflow looks at does not change while it is looked at, and holds a whole event. */
const known = new WeakMap<Contexts, data.Dictionary>();

function toData(contexts: Contexts): data.Dictionary {
  const before = known.get(contexts);
  if (before) return before;
  const made = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  known.set(contexts, made);
  return made;
}
