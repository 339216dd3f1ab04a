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
    format: { comments: /^!|@license|@preserve|copyright/i },
  });
  return `${code ?? ''}\n`;
}
