/** What a run said in lines of `::error`, as the log has it. */
export const errorLines = (log: string): readonly string[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('::error'))
    .map((line) => line.replace(/^::error[^:]*::/, ''));
