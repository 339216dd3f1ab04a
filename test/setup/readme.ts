import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../architecture/read-source.ts';

/** The section of the README that an admin follows. */
export function readSection(): string {
  const text = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const section = /^## Set it up\n[\s\S]*?(?=^## )/m.exec(text)?.[0];
  if (section === undefined) throw new Error('README.md has no section “Set it up”');
  return section;
}

/** The lines of all blocks of a language, in their order. */
export function readBlocks(section: string, language: string): readonly string[] {
  const blocks = section.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  return [...blocks].map(([, body = '']) => body.trimEnd());
}

/** The things to do by hand. */
export function readByHand(section: string): readonly string[] {
  const list = /<!-- by-hand -->([\s\S]*?)<!-- \/by-hand -->/.exec(section)?.[1] ?? '';
  return [...list.matchAll(/^\d+\. (.*)$/gm)].map(([, item = '']) => item);
}
