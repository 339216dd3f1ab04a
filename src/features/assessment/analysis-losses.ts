import type { TextProblem, YamlDocument, YamlPath } from '../../text/yaml.ts';
import { ANALYSIS_KEYS } from './analysis-fields.ts';
import { FORM_COMMENTS } from './analysis-form.ts';
import { type AnalysisReader, quoteWhole } from './analysis-reader.ts';
import type { AnalysisBlock } from './find-analysis.ts';
import { isTextKey } from './repair.ts';

/**
 * Tells what YAML itself left out of an analysis or changed in it (design, section 10: nothing that a person wrote is
 * dropped in silence). A text that was cut off at `#1234` is a problem: hardly anybody means that as a comment. Any
 * other comment is shown in a note, those of the form apart.
 */
export function tellLosses(reader: AnalysisReader, document: YamlDocument): void {
  for (const { line, text, behind } of document.leftOut()) {
    if (FORM_COMMENTS.has(text)) continue;
    if (behind && isText(behind) && /^#\S/.test(text)) {
      reader.problem(
        behind.slice(1),
        `a text that ends before ${quoteWhole(text)}, since " #" begins a comment in YAML`,
        'the whole text',
        'Put the text in straight quotes, or on a line of its own below "|".',
      );
    } else if (text.startsWith('%')) {
      reader.problemAt(line, '', `the directive ${quoteWhole(text)}`, 'the keys of an analysis alone');
    } else {
      reader.noteAt(line, `${quoteWhole(text)} is a comment in YAML, and no part of the analysis.`);
    }
  }
  for (const path of document.folded().filter(isText)) {
    reader.note(
      path.slice(1),
      `The line breaks of ${String(path.at(-1))} were read as spaces, as YAML has it. Put the text below "|" to keep them.`,
    );
  }
}

/**
 * The first line behind a block that was meant for it: indented, and a key of an analysis. A fence inside a text closes
 * the block too early where it is not indented enough, and the rest would be lost.
 */
export function findCutOff(comment: string, { lastLine }: AnalysisBlock): TextProblem | undefined {
  const lines = comment.split(/\r\n|\n|\r/);
  const key = new RegExp(`^\\s+(?:- )?["']?(${ANALYSIS_KEYS.join('|')})["']?\\s*:`);
  const index = lines.findIndex((line, place) => place >= lastLine && key.test(line));
  if (index < 0) return undefined;
  return {
    path: '',
    line: index + 1,
    found: `the key ${key.exec(lines[index]!)![1]} behind the block, which ends on line ${lastLine}`,
    expected: 'the whole analysis in one block',
    suggestion: 'Begin and end the block with four backticks, if a text in it holds three.',
  };
}

/** True for the place of a text that people read. */
function isText(path: YamlPath): boolean {
  const keys = path.filter((step) => typeof step === 'string');
  return keys[0] === 'analysis' && isTextKey(keys[1] ?? '', keys.at(-1) ?? '', keys.slice(1, -1));
}
