import { contextOf, operation, type Rig, startRig, TRIAGE } from './rig.ts';

let rig: Rig;
const read = /^graphql query ReadCase$/;
const create = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

beforeEach(async () => {
  rig = await startRig({
    triage: { issues: [{ title: 't', author: 'rae-reporter', body: 'canary words' }] },
  });
});

afterEach(async () => {
  await rig.server.close();
});

const say = operation({ kind: 'comment', issue: 1, key: 'k', body: 'canary words' });
const label = operation({ kind: 'add-labels', issue: 1, labels: ['case/received'] });
const comments = () => [...rig.server.world.comments.values()].length;

describe('repeating', () => {
  it.each([
    { kind: 'status', status: 502 } as const,
    { kind: 'reset' } as const,
    { kind: 'malformed' } as const,
    { kind: 'kill-after' } as const,
  ])('a read comes through $kind $status', async (fault) => {
    rig.server.faults.add({ ...fault, operation: read, times: 2 });
    const found = await rig.github().readCase(1);
    expect(found.issue?.number).toBe(1);
    expect(rig.sleeps).toEqual([1000, 2000]);
  });

  it('ends with a clear error that tells nothing of the case', async () => {
    rig.server.faults.add({ kind: 'status', status: 503, operation: read, times: Number.POSITIVE_INFINITY });
    const failed = rig.github().readCase(1);
    await expect(failed).rejects.toMatchObject({
      code: 'github-unreachable',
      status: 503,
      call: 'read-case',
    });
    await expect(failed).rejects.not.toThrow(/canary/);
  });

  it('waits as long as a limit asks, and no longer', async () => {
    rig.server.faults.add({ kind: 'secondary-limit', retryAfter: 7, operation: create });
    const github = rig.github();
    expect(await github.apply(say, await contextOf(github))).toMatchObject({ kind: 'done' });
    expect(rig.sleeps).toEqual([7000]);
    expect(comments()).toBe(1);
  });

  it('puts no time between requests that went well', async () => {
    const github = rig.github();
    const context = await contextOf(github);
    for (let count = 0; count < 5; count++) await github.apply(say, context);
    expect(rig.sleeps).toEqual([]);
  });

  it('never sends a comment twice, and says that it is not known whether it is there', async () => {
    const github = rig.github();
    const context = await contextOf(github);
    rig.server.faults.add({ kind: 'kill-after', operation: create });
    await expect(github.apply(say, context)).rejects.toMatchObject({
      code: 'github-unreachable',
      unknown: true,
    });
    expect(comments()).toBe(1);
  });

  it('sends a label twice, which does no harm', async () => {
    const github = rig.github();
    const context = await contextOf(github);
    rig.server.faults.add({ kind: 'kill-after', operation: /labels$/ });
    expect(await github.apply(label, context)).toEqual({ kind: 'done' });
    const issue = (await rig.as('tess-triager')(`GET /repos/${TRIAGE}/issues/1`)).body;
    expect(issue).toMatchObject({ labels: [{ name: 'case/received' }] });
  });

  it('does not wait for an answer for ever', async () => {
    rig.server.faults.add({ kind: 'timeout-after', operation: read });
    const found = await rig.github({ timeoutMs: 300 }).readCase(1);
    expect(found.issue?.number).toBe(1);
    expect(rig.sleeps).toEqual([1000]);
  });

  it('tags the request log with the run', async () => {
    await rig.github().readCase(1);
    expect(new Set(rig.server.requests.map(({ runId }) => runId))).toEqual(new Set(['1']));
  });
});
