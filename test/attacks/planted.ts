/** Holes that are made on purpose, one for each kind of attack, and the attack that has to come through. */
import { listIssues, PROJECT, type Stage, storeOf, TRIAGE } from '../scenarios/stage.ts';
import { advisoryOf, CONFIG, configure, forge, ISSUE, say, write } from './at-disclosing.ts';
import { caseOf, HOUR, report } from './on-both.ts';

/** A text of a file of `src/`, and what it says instead. */
type Edit = readonly [path: string, from: string, to: string];

export interface Planted {
  readonly what: string;
  readonly edits: readonly Edit[];
  /** State of the case at the beginning. */
  readonly state: string;
  /** Whether harm was done. */
  readonly play: (stage: Stage) => Promise<boolean>;
}

const isPublished = (stage: Stage): boolean => advisoryOf(stage).state === 'published';

const NO_JUDGED_HEADS: Edit = [
  'github/apply/store.ts',
  'storeHead !== null && !session.judgedHeads.has(storeHead)',
  'false',
];

/** A sweep during which somebody writes to the store, right before its last request. */
async function sweepWithForgery(stage: Stage): Promise<boolean> {
  await report(stage, PROJECT, { summary: 'Another flaw' });
  stage.github.clock.advance(HOUR);
  const start = stage.github.snapshot();
  let [count, last] = [0, -1];
  stage.github.beforeRequest(async ({ runId }) => {
    if (!runId) return;
    count += 1;
    if (count === last) await forge(stage);
  });
  await stage.sweep();
  [last, count] = [count - 3, 0];
  stage.github.restore(start);
  await stage.sweep();
  stage.github.beforeRequest(null);
  stage.github.clock.advance(HOUR);
  await stage.sweep();
  return isPublished(stage);
}

async function rewriteForm(stage: Stage): Promise<boolean> {
  const roadmap = (await stage.people.editor.request('POST', `/repos/${PROJECT}/issues`, {
    title: 'Roadmap',
    body: 'Everybody reads this.',
  })) as { readonly number: number };
  const made = (await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
    title: 'Report: ',
    body: '### The report\n\nA flaw.',
    labels: ['security-report'],
  })) as { readonly number: number };
  await stage.people.owner.request('PATCH', `/repos/${TRIAGE}/issues/${made.number}`, {
    body: `### Address of the public issue or pull request\n\nhttps://github.com/${PROJECT}/issues/${roadmap.number}`,
  });
  await stage.settle();
  return listIssues(stage, PROJECT).every(({ title }) => title !== 'Roadmap');
}

async function acceptBetweenSweeps(stage: Stage): Promise<boolean> {
  await stage.sweep();
  const ghsa = await report(stage, PROJECT, { summary: 'RCE' }, 'editor');
  const path = `/repos/${PROJECT}/security-advisories/${ghsa}`;
  await stage.people.owner.request('PATCH', path, { state: 'draft' });
  stage.github.clock.advance(HOUR);
  await stage.sweep();
  return caseOf(stage, ghsa) === undefined;
}

async function nameAReport(stage: Stage): Promise<boolean> {
  const ghsa = await report(stage, PROJECT, { summary: 'Another flaw' }, 'editor');
  await say(stage, 'member', `/advisory https://github.com/${PROJECT}/security/advisories/${ghsa}`);
  return storeOf(stage)['cases/1.yml']!.includes(ghsa);
}

/** The configuration says that posts need nobody, and nobody confirmed that. */
async function changeAlone(stage: Stage): Promise<boolean> {
  await stage.sweep();
  const file = (await stage.people.owner.request('GET', `/repos/${TRIAGE}/contents/${CONFIG}`)) as {
    readonly content: string;
  };
  const text = Buffer.from(file.content, 'base64').toString('utf8');
  await write(stage, 'member', CONFIG, `${text}\nteam: website\n`.replace(/^team: security.*$/m, ''));
  await stage.sweep();
  // The new team is nobody's: what is said by members of the old one is heard no more.
  const [run] = await say(stage, 'member', '/why');
  return run!.errors.length > 0;
}

async function askTheRegistry(stage: Stage): Promise<boolean> {
  for (const repo of stage.github.world.repos.values())
    for (const ref of [...repo.refs.keys()]) if (ref.startsWith('refs/tags/')) repo.refs.delete(ref);
  (stage.registry.lookups as string[]).length = 0;
  await say(stage, 'member', '/why');
  await stage.sweep();
  return stage.registry.lookups.length > 0;
}

/** A public text that was moved to another public repo before it was taken down. */
async function moveElsewhere(stage: Stage): Promise<boolean> {
  const words = 'velvet harbour tractor';
  const made = (await stage.people.reporter.request('POST', `/repos/${PROJECT}/issues`, {
    title: 'It crashes',
    body: words,
  })) as { readonly number: number };
  stage.github.control.unkind([`issues-transferred-elsewhere@${PROJECT}`]);
  await say(stage, 'member', `/privatize https://github.com/${PROJECT}/issues/${made.number}`);
  await say(stage, 'coordinator', '/confirm privatize');
  await stage.sweep();
  const { issues, repos } = stage.github.world;
  return [...issues.values()].some(
    ({ body, repoId }) => body === words && repos.get(repoId)?.private === false,
  );
}

export const PLANTED: readonly Planted[] = [
  {
    what: 'code is read like its writer’s own words',
    edits: [['text/text-lines.ts', "(block.kind === 'paragraph' || block.kind === 'heading')", 'true']],
    state: 'disclosing',
    play: async (stage) => {
      await say(stage, 'member', 'He wrote:\n\n    /confirm');
      return isPublished(stage);
    },
  },
  {
    what: 'nobody looks at who edited a comment',
    edits: [['engine/heard.ts', "if (!isOwnWord(comment)) return 'edited-by-another';", '']],
    state: 'disclosing',
    play: async (stage) => {
      stage.github.clock.advance(60_000);
      const made = (await stage.people.member.request('POST', `${ISSUE}/comments`, { body: 'Wait.' })) as {
        readonly id: number;
      };
      await stage.people.owner.request('PATCH', `/repos/${TRIAGE}/issues/comments/${made.id}`, {
        body: '/confirm',
      });
      await stage.settle();
      return isPublished(stage);
    },
  },
  {
    what: 'the one who asked may confirm',
    edits: [
      ['engine/approvals.ts', 'person.id !== request.askedBy?.id', 'true'],
      ['features/requests/confirm.ts', 'approvalRequest.askedBy?.id !== by.id', 'true'],
    ],
    state: 'disclosing',
    play: async (stage) => {
      await say(stage, 'coordinator', '/confirm');
      return isPublished(stage);
    },
  },
  {
    what: 'labels are known by the names that they have now',
    edits: [
      ['case/known-labels.ts', '{ labelId, at }:', '{ labelId, label: shown, at }:'],
      ['case/known-labels.ts', '([, label]) => label.id === labelId', '([, label]) => label.name === shown'],
    ],
    state: 'disclosing',
    play: async (stage) => {
      const { coordinator, member } = stage.people;
      const path = `/repos/${TRIAGE}/labels`;
      await member.request('POST', path, { name: 'read', color: 'ededed' });
      stage.github.clock.advance(60_000);
      await member.request('POST', `${ISSUE}/labels`, { labels: ['read'] });
      await coordinator.request('DELETE', `${path}/confirm`);
      await coordinator.request('PATCH', `${path}/read`, { new_name: 'confirm' });
      await say(stage, 'coordinator', 'any event');
      return isPublished(stage);
    },
  },
  {
    what: 'whoever wrote to the store last is taken for the bot',
    edits: [
      ['actions/restore-store.ts', 'storeHead !== null && storeWriter?.id !== self.id', 'false'],
      NO_JUDGED_HEADS,
    ],
    state: 'disclosing',
    play: async (stage) => {
      await forge(stage);
      await say(stage, 'coordinator', '/why');
      return isPublished(stage);
    },
  },
  {
    what: 'the store is written on whatever head there is',
    edits: [NO_JUDGED_HEADS, ['actions/take-in.ts', 'if (isWrittenByOthers(read)) return errors;', '']],
    state: 'disclosing',
    play: sweepWithForgery,
  },
  {
    what: 'a report may be named as the advisory of another case',
    edits: [
      [
        'features/advisory/record-advisory.ts',
        'if (isReportOfOthers(observed.advisories[ghsa], stored.source.ghsa))',
        'if (false)',
      ],
    ],
    state: 'cve-requested',
    play: nameAReport,
  },
  {
    what: 'a form is the word of its author, whoever edited it',
    edits: [['features/intake/intake.ts', 'editedBy === undefined ? author : editedBy', 'author']],
    state: 'assessing',
    play: rewriteForm,
  },
  {
    what: 'only what waits in triage becomes a case',
    edits: [['features/intake/queue.ts', 'if (isReport === false) return false;', 'return false;']],
    state: 'assessing',
    play: acceptBetweenSweeps,
  },
  {
    what: 'the file says who may do what',
    edits: [
      [
        'actions/read-config.ts',
        'authority ? withAuthority(written, authority.confirmed) : written',
        'written',
      ],
    ],
    state: 'patching',
    play: changeAlone,
  },
  {
    what: 'the registry is asked before the tag is public',
    edits: [['features/release/ask-npm.ts', "ecosystem === 'npm' && tag !== null", "ecosystem === 'npm'"]],
    state: 'releasing',
    play: askTheRegistry,
  },
  {
    what: 'a thread that was moved is taken for gone',
    edits: [
      [
        'github/reads/read-thread.ts',
        "if (answer.status >= 300) return followMove(session, place, answer.headers.location ?? '');",
        "if (answer.status >= 300) return { kind: 'gone' };",
      ],
    ],
    state: 'assessing',
    play: moveElsewhere,
  },
  {
    what: 'a confirmation is not bound to the text that was shown',
    edits: [
      [
        'features/acknowledgement/messages.ts',
        'text: messageText(context, key as MessageKey, day), at',
        'at',
      ],
    ],
    state: 'patching',
    play: async (stage) => {
      await say(stage, 'coordinator', '/send status');
      await configure(stage, 'templates:\n  status: |\n    XYZ');
      await say(stage, 'member', '/confirm');
      return advisoryOf(stage).comments.some(({ body }) => body.includes('XYZ'));
    },
  },
];
