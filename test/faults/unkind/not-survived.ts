/**
 * What the process does not survive today: trial (`trials.ts`) to what is broken by it (`judge.ts`), and the issue's
 * item that is to repair it. The test fails where something else is broken, and where nothing is any more: then the
 * line goes. An empty table is the aim.
 */
import type { Breach } from './judge.ts';

export interface NotSurvived {
  readonly breaches: readonly Breach[];
  /** Issue and item, and what was seen. */
  readonly item: string;
}

export const NOT_SURVIVED: Readonly<Record<string, NotSurvived>> = {
  'push-protection, UNPROCESSABLE': {
    breaches: ['original-gone'],
    item: '16 item 2: the copy was refused, the pull request was emptied all the same, and every run was green',
  },
  'ruleset-refuses-commits, UNPROCESSABLE': {
    breaches: ['silent', 'exposed'],
    item: '16 item 2: no commit arrives, no case is kept, and every run is green',
  },
  'ruleset-refuses-refs, before the first sweep': {
    breaches: ['lost', 'silent', 'exposed', 'endless'],
    item: '16 item 2: the 422 is taken for “already exists”; a run asks again without an end, a sweep is green',
  },
  'graphql-resource-limits, 12': {
    breaches: ['others-stopped'],
    item: '16 item 6: a page is not made smaller, and no case is reminded; the sweeps are red',
  },
  'graphql-bad-gateway, 12': {
    breaches: ['others-stopped'],
    item: '16 item 6: as graphql-resource-limits',
  },
  'ecosystem-unlisted': {
    breaches: ['lost', 'silent'],
    item: '16 item 3: a report with an ecosystem of another list is dropped',
  },
  'credits-incomplete': {
    breaches: ['silent'],
    item: '16 item 3: a report with a credit without login is dropped',
  },
  'fields-null': {
    breaches: ['others-stopped', 'unclear'],
    item: '16 item 3 and 4: a report without dates ends the whole sweep in a TypeError',
  },
  'editor-gone': {
    breaches: ['obeyed'],
    item: '15 item 2: a comment that an unknown account edited into a confirmation counts as its author’s',
  },
  'comments-by-mail': {
    breaches: ['obeyed'],
    item: '15 item 2: a confirmation that came by mail counts',
  },
  'reporting-off, everywhere': {
    breaches: ['blind'],
    item: '16 item 8: no repo takes private reports, and every sweep is green',
  },
  'repos-renamed': {
    breaches: ['exposed'],
    item: '16 item 5: a thread of a renamed repo is not put out of sight, and every run is green',
  },
  'repos-renamed, the project': { breaches: ['exposed'], item: '16 item 5: as repos-renamed' },
  'repos-recycled': {
    breaches: ['exposed'],
    item: '16 item 5: a thread whose repo has another under its name now stays, and every run is green',
  },
  'issues-transferred-elsewhere': {
    breaches: ['exposed'],
    item: '16 item 5: a thread that was moved to another public repo counts as done',
  },
};
