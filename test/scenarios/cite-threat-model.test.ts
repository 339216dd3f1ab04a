/** A dismissal that quotes the project's own threat model to the reporter: on the built actions. */
import { expectNoErrors } from './expect-no-errors.ts';
import { adjustRepo, commentsOf, labelsOf, OWNER, openStage, PROJECT, TRIAGE } from './stage.ts';

it('is refused for a heading that is not there, and quotes the one that is', async () => {
  const stage = await openStage({
    config: `owner: ${OWNER}\nteam: security-triage\n`,
    adjust: adjustRepo('body-parser', (repo) => ({
      ...repo,
      files: {
        ...repo.files,
        'docs/model.md': '# Model\n\n## Trusted input\n\nLimits are up to the application.\n',
      },
    })),
  });
  try {
    const say = async (body: string) => {
      await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1/comments`, { body });
      expectNoErrors(await stage.settle());
    };
    const { ghsa_id: ghsa } = (await stage.people.reporter.request(
      'POST',
      `/repos/${PROJECT}/security-advisories/reports`,
      { summary: 'Large bodies', description: 'They are large.' },
    )) as { ghsa_id: string };
    expectNoErrors(await stage.sweep());
    await say('/dismiss out-of-scope docs/model.md#untrusted-input because the limit is yours');
    await say('/dismiss out-of-scope docs/none.md#trusted-input because the limit is yours');
    const answers = commentsOf(stage, 1)
      .map(({ body }) => body)
      .join('\n');
    expect(answers).toContain('has no such heading');
    expect(answers).toContain('That file is not there');
    expect(labelsOf(stage, 1)).toContain('case/received');
    await say('/dismiss out-of-scope docs/model.md#trusted-input because the limit is yours');
    expect(labelsOf(stage, 1)).toContain('case/invalid');
    await say('/send dismissal');
    await say('/confirm');
    const told = stage.github.world.advisories.get(ghsa)?.comments[0]?.body ?? '';
    expect(told).toContain(
      `Our “Trusted input” says so (https://github.com/${PROJECT}/blob/HEAD/docs/model.md#trusted-input):\n\n> Limits are up to the application.`,
    );
  } finally {
    await stage.close();
  }
});
