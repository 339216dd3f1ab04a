/** Reports that people or hostile text keep from the first sweep that could see them: each is a case all the same. */

import { CAST } from '../../dev/rehearsal/cast.ts';
import { sampleOf } from '../deep.ts';
import { adjustRepo, commentsOf, listIssues, PROJECT, storeOf, TRIAGE } from '../scenarios/stage.ts';
import { openIn, say } from './at-disclosing.ts';
import { caseOf, HOUR, ON_BOTH, openSwept, report } from './on-both.ts';

/** The team knows the reporter. */
const trust = adjustRepo('security-triage', (repo) => {
  const path = '.github/security-process.yml';
  const config = repo.files?.[path] ?? '';
  expect(config).not.toMatch(/^intake:/m);
  return {
    ...repo,
    files: { ...repo.files, [path]: `${config}\nintake:\n  trusted: [${CAST.reporter.login}]\n` },
  };
});

describe.each(sampleOf(ON_BOTH, 1))('with %s', (_name, chain) => {
  it.each([
    ['accepted', { state: 'draft' }],
    ['closed', { state: 'closed' }],
  ])(
    'a report that was %s by hand between two sweeps is a case',
    async (_what, action) => {
      const stage = await openSwept(chain);
      try {
        const ghsa = await report(stage, PROJECT, { summary: 'RCE in body-parser' });
        stage.github.clock.advance(5 * 60_000);
        await stage.people.owner.request('PATCH', `/repos/${PROJECT}/security-advisories/${ghsa}`, action);
        stage.github.clock.advance(HOUR);
        await stage.sweep();
        expect(caseOf(stage, ghsa)).toBeDefined();
        const cases = Object.keys(storeOf(stage)).length;
        stage.github.clock.advance(HOUR);
        await stage.sweep();
        expect(Object.keys(storeOf(stage))).toHaveLength(cases);
      } finally {
        await stage.close();
      }
    },
    120_000,
  );

  it('a report that was accepted by hand is a case where GitHub does not say that it is a report', async () => {
    const stage = await openSwept(chain, { schemaCheck: false });
    try {
      const ghsa = await report(stage, PROJECT, { summary: 'RCE in body-parser' });
      await stage.people.owner.request('PATCH', `/repos/${PROJECT}/security-advisories/${ghsa}`, {
        state: 'draft',
      });
      Object.assign(stage.github.control.advisory(ghsa), { submission: undefined });
      stage.github.clock.advance(HOUR);
      await stage.sweep();
      expect(caseOf(stage, ghsa)).toBeDefined();
    } finally {
      await stage.close();
    }
  });

  it('a form that lost its label, since somebody renamed that, is said, red', async () => {
    const stage = await openSwept(chain);
    try {
      const label = `/repos/${TRIAGE}/labels/security-report`;
      await stage.people.member.request('PATCH', label, { new_name: 'reports' });
      stage.github.control.openByForm(TRIAGE, CAST.member.login, {
        title: 'Report: ',
        body: '### The report\n\nA flaw.\n\n### Package\n\nbody-parser',
        labels: ['security-report'],
        assignees: [],
      });
      stage.github.clock.advance(HOUR);
      const errors = (await stage.sweep()).flatMap((run) => run.errors);
      expect(errors.join('\n')).toContain('look through the open issues without a label');
      expect((await stage.sweep()).flatMap((run) => run.errors)).toEqual([]);
    } finally {
      await stage.close();
    }
  });

  it.each([['`'], ['~'], ['`~\n']])(
    'thousands of %j in one report stop no other, and it is a case itself',
    async (sign) => {
      const stage = await openSwept(chain);
      try {
        const hostile = await report(stage, PROJECT, {
          summary: 'x',
          description: `a ${sign.repeat(30_000 / sign.length)}`,
        });
        stage.github.clock.advance(60_000);
        const honest = await report(stage, PROJECT, { summary: 'Real RCE' }, 'editor');
        stage.github.clock.advance(HOUR);
        const runs = await stage.sweep();
        expect(runs.flatMap(({ errors }) => errors)).toEqual([]);
        expect(caseOf(stage, honest)).toBeDefined();
        expect(caseOf(stage, hostile)).toBeDefined();
      } finally {
        await stage.close();
      }
    },
    120_000,
  );

  it('reports over the limit of a day remind the team, and one that looks grave is told first', async () => {
    const stage = await openSwept(chain);
    try {
      const all: string[] = [];
      for (let at = 0; at < 7; at++) {
        stage.github.clock.advance(60_000);
        all.push(
          await report(stage, PROJECT, {
            summary: at === 6 ? 'Critical RCE, exploited in the wild' : `minor ${at}`,
            description: 'x',
          }),
        );
      }
      stage.github.clock.advance(HOUR);
      await stage.sweep();
      const list = listIssues(stage).find(({ title }) => title === 'Many reports by one reporter');
      if (!list) throw new Error('There is no list.');
      const said = () => commentsOf(stage, list.number).filter(({ by }) => by.endsWith('[bot]'));
      expect(said()).toHaveLength(1);
      expect(said()[0]?.body).toContain(`Look at ${all[6]} first`);
      expect(said()[0]?.body).toMatch(/@\w/);
      expect(list.body?.indexOf(all[6] ?? '?')).toBeLessThan(list.body?.indexOf(all[5] ?? '?') ?? -1);
      for (let day = 0; day < 7; day++) {
        stage.github.clock.advance(24 * HOUR);
        await stage.sweep();
      }
      // Ahead of the end of the promise, when it ends, and every day that it is over.
      expect(said().length).toBeGreaterThanOrEqual(4);
      const before = said().length;
      await stage.sweep();
      expect(said()).toHaveLength(before);
      // Its author says later how grave the other one is.
      const path = `/repos/${PROJECT}/security-advisories/${all[5]}`;
      await stage.people.reporter.request('PATCH', path, { severity: 'critical' });
      await stage.sweep();
      expect(said().at(-1)?.body).toContain(`Look at ${all[5]} first`);
      await stage.sweep();
      expect(said()).toHaveLength(before + 1);
    } finally {
      await stage.close();
    }
  });

  it.each([
    ['a publication', 'disclosing', undefined],
    ['a takedown', 'patching', '/privatize'],
  ])('%s that nobody confirms is told of again', async (_what, state, command) => {
    const stage = await openIn(state, chain);
    try {
      const made = (await stage.people.reporter.request('POST', `/repos/${PROJECT}/issues`, {
        title: 'It crashes',
        body: 'Send this.',
      })) as { readonly number: number };
      const url = `https://github.com/${PROJECT}/issues/${made.number}`;
      if (command) await say(stage, 'member', `${command} ${url}`);
      for (let day = 0; day < 9; day++) {
        await stage.sweep();
        stage.github.clock.advance(24 * HOUR);
      }
      const told = stage.github.notifications.filter(({ text }) => text.includes('waited here since'));
      // On the second day and on the seventh, each member.
      expect(told.filter(({ login }) => login === CAST.member.login)).toHaveLength(2);
    } finally {
      await stage.close();
    }
  });

  it('anyone who is trusted is not limited', async () => {
    const stage = await openSwept(chain, { adjust: trust });
    try {
      const all: string[] = [];
      for (let at = 0; at < 7; at++) all.push(await report(stage, PROJECT, { summary: `flaw ${at}` }));
      stage.github.clock.advance(HOUR);
      await stage.sweep();
      expect(all.map((ghsa) => caseOf(stage, ghsa))).not.toContain(undefined);
    } finally {
      await stage.close();
    }
  });
});
