import type { ConfigWarning } from '../../src/config/config-problem.ts';

/** One line per warning: `file:line key: message`. */
export const renderConfigWarnings = (warnings: readonly ConfigWarning[]): string =>
  warnings
    .map(({ file, line, key, message }) => `${file}:${line}${key === '' ? '' : ` ${key}`}: ${message}`)
    .join('\n');
