/** What people read of a run: its log, its page, and the answer to `/why`; on the built conductor. */
import { botWords, OWNER, openStage, PROJECT, type Stage } from './stage.ts';

const CONFIG = `owner: ${OWNER}\nteam: security-triage\nboard: true\n`;
/** Keys of the store, of comments and of operations. */
const INTERNAL =
  /\b(?:entry|answer|ask|remind|source|access)\/|commit-store|create-case-issue|nothing-due|\bowed\b/;

const report = (stage: Stage): Promise<unknown> =>
  stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: 'A flaw canarytold',
    description: 'How it works: canarytold',
  });

const read = ({ stdout, summary }: { readonly stdout: string; readonly summary: string }) => {
  const log = stdout.replace(/^::.*$/gm, '');
  expect(`${log}${summary}`).not.toMatch(INTERNAL);
  expect(`${log}${summary}`).not.toContain('canarytold');
  return { log, summary };
};

describe('the log and the page of a run', () => {
  it('show what would be done for a first report, then what was done, and what the case waits for', async () => {
    const stage = await openStage({ config: CONFIG });
    try {
      await report(stage);
      const planned = read(await stage.start('conductor', { inputs: { 'dry-run': 'true' } }));
      expect(planned.log).toMatch(/All cases: would create \d+ labels\./);
      expect(planned.log).toMatch(
        /New case 1 expressjs\/body-parser: would open a case for the report GHSA-/,
      );
      expect(planned.log).toMatch(/New case 1 expressjs\/body-parser: would post “Report received”/);
      expect(planned.log).toMatch(/New case 1 .*: .*tell the reporter that we have the report/);
      const done = read(await stage.start('conductor'));
      expect(done.log).toMatch(/^#1 expressjs\/body-parser: posted “Report received”/m);
      expect(done.log).toContain('All cases: opened the board.');
      expect(done.log).toMatch(/\d+ requests to GitHub .*are left until/);
      expect(done.summary).toContain(
        '### [#1](https://github.com/expressjs/security-triage/issues/1) expressjs/body-parser',
      );
      expect(done.summary).toMatch(/\*\*.*tell the reporter that we have the report/);
      await stage.people.coordinator.request('POST', `/repos/${OWNER}/security-triage/issues/1/comments`, {
        body: '/why',
      });
      await stage.settle();
      expect(botWords(stage, 1, 'answer/').join()).toMatch(
        /It waits for this:\s+> .*tell the reporter that we have the report/,
      );
    } finally {
      await stage.close();
    }
  });

  it('are kept where the run is red: what was done, and the error with its advice', async () => {
    const stage = await openStage({ config: CONFIG });
    try {
      await report(stage);
      const ended = await stage.start('conductor', {
        inputs: { 'digest-webhook': 'http://127.0.0.1:1/hook' },
      });
      expect(ended.exitCode).toBe(1);
      const { summary } = read(ended);
      expect(summary).toMatch(/> \[!CAUTION\]\n> .*digest-webhook/);
      expect(summary).toContain('- opened a case for the report GHSA-');
    } finally {
      await stage.close();
    }
  });
});
