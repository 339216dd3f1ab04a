/** What board, calendar and figures cost over many cases, on the built bundle. */
import { measureFigures } from '../../dev/bench/measure-figures.ts';
import { OWNER } from '../../dev/bench/plan-case.ts';
import { LIMITS } from '../../dev/bench/render-results.ts';
import { TRIAGE } from '../../dev/bench/seed-cases.ts';
import { repoByName } from '../../dev/embedded-github/state/find.ts';
import { blobText, headOf, listDirectory } from '../../dev/embedded-github/state/git.ts';
import { itDeep, tellPlayed } from '../deep.ts';

const CASES = 1000;

itDeep(
  'board, calendar and figures of many cases take five requests more at most',
  async () => {
    const { result, world } = await measureFigures(CASES);
    const repo = repoByName(world, OWNER, TRIAGE)!;
    const files = listDirectory(headOf(repo, 'security-process')!.tree, 'figures')!;
    const page = blobText(files.find(({ name }) => name === 'figures.md')!.blob!);
    expect(page).toContain('# Figures of 2026-02-11');
    expect(page).toContain(`${CASES} reports, ${CASES / 2} of them open.`);
    tellPlayed(`cases in a sweep with figures (${JSON.stringify(result)})`, CASES);
    expect(result.requests - result.requestsWithout).toBeLessThanOrEqual(LIMITS.figuresRequests);
  },
  300_000,
);
