/**
 * Copies ids, names and usage of MITRE's weaknesses, categories and views out of its catalogue:
 *
 *   npx node scripts/extract-cwe.ts <cwec_v….xml>
 *
 * The catalogue is 15 MB, so it is no dependency: take the newest from cwe.mitre.org, or the copy inside the package
 * `cwe-sdk` (raw/cwe-archive.xml). Result: `src/formats/records/cwe-list.json`; in the order of ids, each a line
 * `id|usage|name` without what goes without saying: the id next to the last one, and the usage `allowed`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCommandLine, runTool, type Tool } from '../dev/command-line/command-line.ts';

const TOOL: Tool = {
  name: 'extract-cwe',
  command: 'node scripts/extract-cwe.ts',
  help: `Copies ids, names and usage out of MITRE's catalogue into src/formats/records/cwe-list.json.

Usage: npx node scripts/extract-cwe.ts FILE    the catalogue, cwec_v….xml

Exit code: 0 copied, 1 it could not be, 2 bad usage.`,
};

const target = new URL('../src/formats/records/cwe-list.json', import.meta.url);

const NOTICE =
  'Common Weakness Enumeration, © The MITRE Corporation. Ids, names and usage only, under the terms of use of CWE.';

const USAGES: Readonly<Record<string, string>> = {
  Allowed: 'allowed',
  'Allowed-with-Review': 'review',
  Discouraged: 'discouraged',
  Prohibited: 'prohibited',
};

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name]!);

function extract(xml: string): string {
  const head = /<Weakness_Catalog [^>]*Version="([\d.]+)" Date="([\d-]+)"/.exec(xml);
  if (!head) throw new Error("This is not MITRE's catalogue: there is no <Weakness_Catalog Version Date>.");
  const found: [number, string, string][] = [];
  for (const match of xml.matchAll(
    /<(Weakness|Category|View) ID="(\d+)" Name="([^"]*)"([^>]*)>([\s\S]*?)<\/\1>/g,
  )) {
    const [, kind, id, name, attributes = '', body = ''] = match;
    const isDeprecated = /Status="(?:Deprecated|Obsolete)"/.test(attributes);
    const usage = isDeprecated
      ? 'deprecated'
      : kind === 'Weakness'
        ? (USAGES[/<Usage>([\w-]+)<\/Usage>/.exec(body)?.[1] ?? ''] ?? 'allowed')
        : 'prohibited';
    found.push([Number(id), usage, decode(name!).replace(/^DEPRECATED: /, '')]);
  }
  const sorted = found.toSorted(([a], [b]) => a - b);
  const entries = sorted.map(([id, usage, name], index) => {
    const isNext = id === (sorted[index - 1]?.[0] ?? 0) + 1;
    return JSON.stringify([isNext ? '' : id, usage === 'allowed' ? '' : usage, name].join('|'));
  });
  const [, version, date] = head;
  const lines = [`"version":"${version}"`, `"date":"${date}"`, `"notice":${JSON.stringify(NOTICE)}`];
  return `{${lines.join(',\n')},\n"entries":[\n${entries.join(',\n')}\n]}\n`;
}

const line = parseCommandLine(process.argv.slice(2), { operands: ['FILE'] });
process.exitCode = await runTool(TOOL, line, ({ operands: [file = ''] }) => {
  writeFileSync(target, extract(readFileSync(file, 'utf8')));
  return 0;
});
