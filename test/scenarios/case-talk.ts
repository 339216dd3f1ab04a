import { CAST } from '../../dev/rehearsal/cast.ts';
import { type Ended, listIssues, type Stage, TRIAGE } from './stage.ts';

type Speaker = 'member' | 'coordinator';

/** What people do in one case of a stage, and whether any run complained of it. */
export interface CaseTalk {
  readonly errors: readonly string[];
  note(runs: readonly Ended[]): void;
  /** A report that comes in in private and that somebody coordinates; the number of its case. */
  takeIn(project: string): Promise<number>;
  say(body: string, who?: Speaker): Promise<void>;
  setLabel(label: string, who?: Speaker): Promise<void>;
}

/** @param stageOf the stage, which is opened later */
export function createCaseTalk(stageOf: () => Stage): CaseTalk {
  const errors: string[] = [];
  let number = 0;
  const note = (runs: readonly Ended[]): void => void errors.push(...runs.flatMap((run) => run.errors));
  const write = async (who: Speaker, place: string, fields: object): Promise<void> => {
    const stage = stageOf();
    await stage.people[who].request('POST', `/repos/${TRIAGE}/issues/${number}/${place}`, fields);
    note(await stage.settle());
  };
  return {
    errors,
    note,
    takeIn: async (project) => {
      const stage = stageOf();
      await stage.people.reporter.request('POST', `/repos/${project}/security-advisories/reports`, {
        summary: 'Nested bodies',
        description: 'They never end.',
      });
      note(await stage.sweep());
      number = listIssues(stage)[0]?.number ?? 0;
      await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/${number}/assignees`, {
        assignees: [CAST.coordinator.login],
      });
      return number;
    },
    say: (body, who = 'member') => write(who, 'comments', { body }),
    setLabel: (label, who = 'member') => write(who, 'labels', { labels: [label] }),
  };
}
