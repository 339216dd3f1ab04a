/** Sections of Markdown files that are made, not written: `<!-- generated:NAME -->` … `<!-- /generated -->`. */

const START = /^<!-- generated:([a-z]+(?:-[a-z]+)*(?: [a-z-]+)?) -->$/;
const END = '<!-- /generated -->';

/**
 * Gives back the file with every marked section made again. Throws, naming file and line, where marks do not pair
 * or `make` knows no such section.
 */
export function renewSections(file: string, text: string, make: (name: string) => string): string {
  const renewed: string[] = [];
  let open: { readonly name: string; readonly line: number } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const where = `${file}:${index + 1}`;
    const name = START.exec(line.trim())?.[1];
    if (line.trim().startsWith('<!-- generated:') && name === undefined)
      throw new Error(`${where}: a mark of a generated section is not well formed: ${line.trim()}`);
    if (name !== undefined) {
      if (open)
        throw new Error(`${where}: section ${name} starts inside ${open.name}, from line ${open.line}`);
      open = { name, line: index + 1 };
      renewed.push(line, '', ...makeSection(where, name, make).split('\n'), '');
    } else if (line.trim() === END) {
      if (!open) throw new Error(`${where}: a generated section ends that never started`);
      open = undefined;
      renewed.push(line);
    } else if (!open) renewed.push(line);
  }
  if (open) throw new Error(`${file}:${open.line}: section ${open.name} has no end: add ${END}`);
  return renewed.join('\n');
}

function makeSection(where: string, name: string, make: (name: string) => string): string {
  try {
    return make(name).trim();
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Names of the sections of a file, in order. */
export function sectionsOf(file: string, text: string): readonly string[] {
  const names: string[] = [];
  renewSections(file, text, (name) => {
    names.push(name);
    return '';
  });
  return names;
}

/** A Markdown table; cells are defused where they could break it. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(renderCell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const renderCell = (text: string): string =>
  text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
