import type { PublicQuarter } from '../../case/public-quarter.ts';
import type { CaseFacts } from './case-facts.ts';
import { computeFigures } from './figures.ts';
import { renderCsv, renderPublicCsv } from './render-csv.ts';
import { renderMonthsPicture, renderTimesPicture } from './render-svg.ts';
import { renderFigures, renderPublicFigures } from './render-text.ts';

type Files = Readonly<Record<string, string>>;

/**
 * Every file of the team's figures, by its name. Team surface.
 *
 * @param unread how many cases could not be read
 */
export function renderFigureFiles(facts: readonly CaseFacts[], now: string, unread: number): Files {
  const figures = computeFigures(facts, now, unread);
  return {
    'figures.md': renderFigures(figures),
    'figures.csv': renderCsv(figures),
    'figures.json': renderJson(figures),
    'times.svg': renderTimesPicture(figures),
    'months.svg': renderMonthsPicture(figures),
  };
}

/** Every file of the figures that anybody may see. */
export const renderPublicFiles = (quarters: readonly PublicQuarter[]): Files => ({
  'public-figures.md': renderPublicFigures(quarters),
  'public-figures.csv': renderPublicCsv(quarters),
  'public-figures.json': renderJson({ quarters }),
});

const renderJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
