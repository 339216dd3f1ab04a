import { parse } from '@babel/parser';
import { minify } from 'terser';

/**
 * A module in as few bytes as mean the same. Every job downloads and reads the bundle before it does anything; what it
 * was made from is in `src/`. Notices of copyright stay, and so do the names of errors, which messages may show.
 * The same text always gives the same bytes. Throws where the text is no module.
 */
export async function shrinkModule(text: string): Promise<string> {
  const { code } = await minify(text, {
    module: true,
    keep_classnames: /Error$/,
    ecma: 2022,
    compress: { passes: 3 },
    // V8 keeps and reads text of one byte a character faster than any other.
    format: { ascii_only: true, comments: /^!|@license|@preserve|copyright/i },
  });
  return readAtOnce(`${code ?? ''}\n`);
}

/**
 * The bundler keeps modules as functions in a table, `export const modules = { 12: (m, e, r) => { … } }`. V8 looks over
 * a function when it reads the file, and reads it again when it is called, but for functions in brackets, which it
 * takes to be called at once. These are, and the largest are nearly all of their file: they are put in brackets.
 */
function readAtOnce(code: string): string {
  const modules = parse(code, { sourceType: 'module' }).program.body.flatMap((statement) =>
    statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'VariableDeclaration'
      ? statement.declaration.declarations.flatMap(({ init }) =>
          init?.type === 'ObjectExpression' ? init.properties : [],
        )
      : [],
  );
  return modules.reduceRight((text, property) => {
    const made = property.type === 'ObjectProperty' ? property.value : null;
    if (made?.type !== 'ArrowFunctionExpression' || made.body.type !== 'BlockStatement') return text;
    const [start, end, body] = [made.start ?? 0, made.end ?? 0, made.body.start ?? 0];
    const parameters = text.slice(start, body).replace(/=>$/, '');
    const list = parameters.startsWith('(') ? parameters : `(${parameters})`;
    return `${text.slice(0, start)}(function${list}${text.slice(body, end)})${text.slice(end)}`;
  }, code);
}
