import { storeOf } from '../scenarios/stage.ts';
import { simulate } from './simulate.ts';

const issue = process.argv[2]!;
const [seed, reports, days] = process.argv.slice(3).map(Number);
await simulate(
  {
    seed: seed!,
    reports: reports!,
    days: days!,
    everyHours: 1,
    by: 'here',
    after: (stage) => {
      for (const e of stage.github.journal)
        if (e.ref === issue && (e.repo ?? '').endsWith('triage'))
          console.log(
            e.at,
            e.actor.login ?? e.actor,
            e.what,
            JSON.stringify(e.text).slice(0, 130),
            JSON.stringify(e.text).slice(-70),
          );
      console.log(storeOf(stage)[`cases/${issue}.yml`]);
    },
  },
  console.error,
);
