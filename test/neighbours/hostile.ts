/** What may be wrong with one report, case, repo or owner: each changes the world, and some what GitHub answers of it. */

import fc from 'fast-check';
import { reportAdvisory } from '../../dev/embedded-github/state/advisories.ts';
import { createComment } from '../../dev/embedded-github/state/comments.ts';
import { createIssue, deleteIssue } from '../../dev/embedded-github/state/issues.ts';
import { addLabels, removeLabel } from '../../dev/embedded-github/state/labels.ts';
import type { Issue } from '../../dev/embedded-github/world.ts';
import type { Body } from '../github/altered-answers.ts';
import { PROJECT, type Rig, SITE, TRIAGE } from '../github/rig.ts';

/** Where hostile things happen: beside honest ones, and in the answers. */
export interface Place {
  readonly rig: Rig;
  /** Changes every answer about this advisory from now on. */
  alter(ghsa: string, change: (advisory: Body) => Body): void;
  /** Puts files into the store, as a run of ours did. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** A sweep, whatever comes of it. */
  sweep(): Promise<void>;
}

export interface Hostile {
  readonly what: string;
  enter(place: Place): Promise<void> | void;
}

const HOSTILE = 'pat-passerby';
/** No honest text has a word of it, so that nothing takes one for the other's duplicate. */
const report = ({ rig }: Place, description: string, repo = PROJECT, summary = 'Qqq zzz') =>
  reportAdvisory(rig.server.control.as(HOSTILE), rig.server.control.repo(repo), { summary, description })
    .ghsa;

/** The case issue that stands for a report, once a sweep made it. */
async function caseOf(place: Place, ghsa: string): Promise<Issue | undefined> {
  await place.sweep();
  const { world, control } = place.rig.server;
  const home = control.repo(TRIAGE).id;
  return [...world.issues.values()].find(({ repoId, body }) => repoId === home && body?.includes(ghsa));
}

const MOST = 65_000;
const SIGNS = [
  '`',
  '~',
  '>',
  '[',
  '*a ',
  '_a',
  '<!--',
  '\u202e',
  '&',
  '|',
  '- ',
  '# ',
  '\\',
  '![](',
  '@a ',
  '\u0000',
  '𝟘',
  '\n',
];
const huge = fc.constantFrom(...SIGNS).map(
  (sign): Hostile => ({
    what: `a report of ${MOST} characters, ${JSON.stringify(sign)}`,
    enter: (place) => void report(place, sign.repeat(Math.floor(MOST / sign.length))),
  }),
);

const FIELDS = [
  'author',
  'submission',
  'vulnerabilities',
  'credits',
  'credits_detailed',
  'cvss_severities',
  'severity',
  'summary',
  'description',
  'created_at',
  'updated_at',
  'state',
  'identifiers',
  'cwes',
  'html_url',
  'collaborating_users',
  'cve_id',
  'ghsa_id',
  'url',
  'publisher',
  'published_at',
] as const;
const VALUES: readonly unknown[] = [
  null,
  undefined,
  '',
  'x',
  'yesterday',
  '9999-12-31T00:00:00Z',
  7,
  true,
  [],
  [null],
  {},
  { id: {} },
  [[]],
  [{ package: { ecosystem: 'conda' } }],
];
const fields = fc
  .array(fc.tuple(fc.constantFrom(...FIELDS), fc.constantFrom(...VALUES)), { minLength: 1, maxLength: 6 })
  .map(
    (changes): Hostile => ({
      what: `a report with ${changes.map(([name, value]) => `${name} ${JSON.stringify(value) ?? 'missing'}`).join(', ')}`,
      enter: (place) => {
        const ghsa = report(place, 'Qqq zzz.');
        place.alter(ghsa, (advisory) => ({ ...advisory, ...Object.fromEntries(changes) }));
      },
    }),
  );

const nothing = fc.constantFrom<unknown>(null, [], 'x', 7, {}).map(
  (value): Hostile => ({
    what: `a report that is listed as ${JSON.stringify(value)}`,
    enter: (place) => place.alter(report(place, 'Qqq zzz.'), () => value),
  }),
);

const LAUGHS = [
  'a: &a [x, x]',
  ...Array.from(
    { length: 25 },
    (_, n) => `b${n}: &b${n} [*${n === 0 ? 'a' : `b${n - 1}`}, *${n === 0 ? 'a' : `b${n - 1}`}]`,
  ),
].join('\n');
const FILES = [
  'no: [case',
  '&a [*a]',
  'a: &a\n  b: *a',
  LAUGHS,
  '',
  '\u0000\u0001',
  `${'- '.repeat(20_000)}x`,
  'version: 1\nnumber: 99\nissue: 1\n',
  'version: 99',
  '- a\n- b',
  `x: ${'y'.repeat(500_000)}`,
  'number: 99\nmoves: []\n',
];
const files = fc.constantFrom(...FILES).map(
  (text): Hostile => ({
    what: `a case file that says ${JSON.stringify(text.slice(0, 30))}`,
    enter: ({ write }) => write({ 'cases/99.yml': text, 'cases/99/report.md': text }),
  }),
);
const foreign = fc
  .constantFrom('cases/0.yml', 'cases/x.yml', 'cases/7/report.md', 'cases/1e9.yml', 'else/1.yml')
  .map((path): Hostile => ({ what: `a foreign file ${path}`, enter: ({ write }) => write({ [path]: 'x' }) }));

const labels = fc.integer({ min: 20, max: 150 }).map(
  (count): Hostile => ({
    what: `${count * 2} label events in a case`,
    enter: async (place) => {
      const issue = await caseOf(place, report(place, 'Qqq zzz.'));
      const owner = place.rig.server.control.as('tess-triager');
      for (let time = 0; issue && time < count; time++) {
        const name = time % 3 === 0 ? 'case/assessing' : `noise-${time % 90}`;
        addLabels(owner, issue, [name]);
        removeLabel(owner, issue, name);
      }
    },
  }),
);

const COMMENTS = [
  '/confirm',
  'Qqq',
  '/set-state assessing because qqq',
  '`'.repeat(30_000),
  '> '.repeat(20_000),
  '```yaml\nanalysis: &a [*a]\n```',
  `\`\`\`yaml\n${LAUGHS}\n\`\`\``,
  '<!-- security-process:record -->',
];
const comments = fc
  .tuple(
    fc.constantFrom(...COMMENTS),
    fc.integer({ min: 5, max: 150 }),
    fc.constantFrom(HOSTILE, 'tess-triager'),
  )
  .map(
    ([body, count, login]): Hostile => ({
      what: `${count} comments ${JSON.stringify(body.slice(0, 20))} of ${login} in a case`,
      enter: async (place) => {
        const issue = await caseOf(place, report(place, 'Qqq zzz.'));
        const { control } = place.rig.server;
        // Somebody in the team let them in to the issue, and has regretted it since.
        if (login === HOSTILE) control.repo(TRIAGE).collaborators.set(accountOf(place, login), 'write');
        for (let time = 0; issue && time < count; time++) createComment(control.as(login), issue, body);
        control.repo(TRIAGE).collaborators.delete(accountOf(place, login));
      },
    }),
  );
const accountOf = ({ rig }: Place, login: string): number =>
  [...rig.server.world.accounts.values()].find((account) => account.login === login)?.id ?? 0;

const gone = fc.constant<Hostile>({
  what: 'a case whose issue was deleted',
  enter: async (place) => {
    const issue = await caseOf(place, report(place, 'Qqq zzz.'));
    const owner = place.rig.server.control.as('olive-owner');
    if (issue) deleteIssue(owner, issue);
  },
});

const flood = fc.integer({ min: 6, max: 12 }).map(
  (count): Hostile => ({
    what: `${count} reports by one reporter`,
    enter: (place) => {
      for (let time = 0; time < count; time++) report(place, `Qqq zzz ${time}.`, PROJECT, `Qqq ${time}`);
    },
  }),
);

const thread = fc.constantFrom('`'.repeat(60_000), '', '\u0000', '| '.repeat(30_000)).map(
  (body): Hostile => ({
    what: `a public issue with the label that says ${JSON.stringify(body.slice(0, 5))}`,
    enter: ({ rig: { server } }) => {
      const issue = createIssue(server.control.as(HOSTILE), server.control.repo(SITE), {
        title: 'Qqq',
        body,
      });
      addLabels(server.control.as('olive-owner'), issue, ['security']);
    },
  }),
);

const FORMS = [
  '',
  '### The report',
  '```\n### The report\n\nx',
  `### Package\n\n${'x'.repeat(60_000)}`,
  '### Address of the public issue or pull request\n\nhttps://github.com/example-org/project/issues/999999',
];
const form = fc.constantFrom(...FORMS).map(
  (body): Hostile => ({
    what: `a form that says ${JSON.stringify(body.slice(0, 30))}`,
    enter: ({ rig: { server } }) =>
      void server.control.openByForm(TRIAGE, 'tess-triager', {
        title: 'Qqq',
        body,
        labels: ['security-report'],
      }),
  }),
);

const repo = fc.constantFrom('private', 'archived', 'renamed').map(
  (how): Hostile => ({
    what: `a repo with a report that is ${how} by now`,
    enter: (place) => {
      report(place, 'Qqq zzz.', SITE);
      const home = place.rig.server.control.repo(SITE);
      if (how === 'private') home.private = true;
      else if (how === 'archived') home.archived = true;
      else place.rig.server.control.unkind([`repos-renamed@${SITE}`]);
    },
  }),
);

const FAILURES = [
  { kind: 'malformed' },
  { kind: 'reset' },
  { kind: 'unauthorized' },
  ...[403, 404, 422, 500, 502, 503].map((status) => ({ kind: 'status' as const, status })),
] as const;
const owner = fc.oneof(fc.constantFrom('removed', 'suspended'), fc.constantFrom(...FAILURES)).map(
  (fault): Hostile => ({
    what: `an owner of whom every answer is ${JSON.stringify(fault)}`,
    enter: ({ rig: { server } }) => {
      if (typeof fault === 'object')
        return server.faults.add({ ...fault, actor: 'second-app[bot]', times: Number.POSITIVE_INFINITY });
      const { installations, apps } = server.world;
      for (const [id, one] of installations)
        if (apps.get(one.appId)?.clientId === 'Iv1.second')
          if (fault === 'removed') installations.delete(id);
          else one.suspended = true;
    },
  }),
);

/** One of every kind, with what makes it one of many. */
export const HOSTILES = {
  huge,
  fields,
  nothing,
  files,
  foreign,
  labels,
  comments,
  gone,
  flood,
  thread,
  form,
  repo,
  owner,
} as const;
export const anyHostile: fc.Arbitrary<Hostile> = fc.oneof(...Object.values(HOSTILES));
