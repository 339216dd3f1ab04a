import { createQueue } from '../../dev/rehearsal/queue.ts';
import { parseWorkflow } from '../../dev/rehearsal/workflow-file.ts';

const file = (top: string, job: string) =>
  parseWorkflow(
    'x.yml',
    `name: X\non: { issues: {} }\n${top}\njobs: { one: { if: "false", ${job} steps: [{ uses: ./x }] } }\n`,
  );
const atWorkflow = file('concurrency: { group: g, queue: max }', '');
const atJob = file('', 'concurrency: { group: g, queue: max },');
const newestAlone = file('concurrency: g', '');

function fill(workflow: typeof atWorkflow, most: number | null, wanted: readonly boolean[]) {
  const cancelled: number[] = [];
  const queue = createQueue<{ workflow: typeof workflow; at: number }>({
    most: () => most,
    isWanted: ({ at }) => wanted[at] === true,
    onCancel: ({ at }) => cancelled.push(at),
  });
  for (const at of wanted.keys()) queue.push({ workflow, at });
  const left: number[] = [];
  for (let next = queue.shift(); next; next = queue.shift()) left.push(next.at);
  return { left, cancelled };
}

describe('the queue of a concurrency group', () => {
  it('at the workflow is filled by runs whose `if:` does not hold', () => {
    expect(fill(atWorkflow, 2, [false, false, true])).toEqual({ left: [0, 1], cancelled: [2] });
  });

  it('at the job is claimed only where `if:` holds', () => {
    expect(fill(atJob, 2, [false, false, true, true, true])).toEqual({ left: [0, 1, 2, 3], cancelled: [4] });
  });

  it('without `queue: max` keeps the newest alone', () => {
    expect(fill(newestAlone, 100, [true, true, true])).toEqual({ left: [2], cancelled: [0, 1] });
  });

  it('holds all where no limit is played', () => {
    expect(fill(newestAlone, null, [true, true, true]).left).toEqual([0, 1, 2]);
  });
});
