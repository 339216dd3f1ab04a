import { isAsked, projectOf, type Scene, type StoryStep, say, sayToReporter, setLabel } from '../story.ts';

/** The report in the reporter's words: what is true, and a canary in the part that must never get out. */
function renderReport({ script }: Scene): string {
  return [
    script.facts.description,
    '### How to reproduce',
    '',
    'Run the attached script against a fresh installation:',
    '',
    '```sh',
    `node reproduce.js --token ${script.canaries.report}`,
    '```',
    '',
  ].join('\n');
}

function reportFields(scene: Scene) {
  const { facts } = scene.script;
  return {
    summary: facts.summary,
    description: renderReport(scene),
    ...(facts.severity === null ? {} : { severity: facts.severity }),
    vulnerabilities: facts.ranges.map((range) => ({
      package: { ecosystem: range.ecosystem, name: range.name },
      vulnerable_version_range: range.affected,
    })),
  };
}

/** The report comes in as it should: privately, on the affected repository. */
export const PRIVATE_OPENING: readonly StoryStep[] = [
  {
    name: 'report',
    who: 'reporter',
    nodes: ['A'],
    says: 'reports a vulnerability privately',
    after: 1,
    when: () => true,
    async does(scene) {
      scene.expectAdvisory();
      await scene.people.reporter.request(
        'POST',
        `${projectOf(scene)}/security-advisories/reports`,
        reportFields(scene),
      );
    },
  },
];

/** The report comes in as a public issue, and a member of the team notices. */
export const PREMATURE_OPENING: readonly StoryStep[] = [
  {
    name: 'report',
    who: 'reporter',
    nodes: ['A'],
    says: 'reports a vulnerability in a public issue',
    after: 1,
    when: () => true,
    async does(scene) {
      const created = await scene.people.reporter.request('POST', `${projectOf(scene)}/issues`, {
        title: scene.script.facts.summary.slice(0, 200),
        body: renderReport(scene),
      });
      scene.memory.set('public-url', (created as { html_url: string }).html_url);
    },
  },
  {
    name: 'notice',
    who: 'member',
    nodes: ['E', 'F'],
    says: 'notices it and fills in the form "public by mistake"',
    after: 2,
    when: () => true,
    async does(scene) {
      const created = await scene.people.member.request('POST', `/repos/${scene.triage}/issues`, {
        title: 'Public by mistake',
        body: `### Address of the public issue or pull request\n\n${scene.memory.get('public-url')}`,
        labels: ['security-report', 'flag/premature'],
      });
      scene.memory.set('form-issue', String((created as { number: number }).number));
    },
  },
  {
    name: 'confirm-placeholder',
    who: 'coordinator',
    nodes: ['I'],
    says: 'confirms the neutral placeholder in public',
    after: 1,
    when: (scene) => isAsked(scene, /public issue/i),
    does: (scene) => say(scene, 'coordinator', '/confirm'),
  },
];

/** Node J: somebody volunteers as coordinator and tells the reporter that the report arrived. */
export const ACKNOWLEDGEMENT: readonly StoryStep[] = [
  {
    name: 'volunteer',
    who: 'coordinator',
    nodes: ['B'],
    says: 'volunteers as coordinator',
    after: 3,
    when: ({ view }) => view.state === 'case/received',
    async does(scene) {
      await scene.people.coordinator.request(
        'POST',
        `/repos/${scene.triage}/issues/${scene.view.issue}/assignees`,
        { assignees: [scene.people.coordinator.login] },
      );
    },
  },
  {
    name: 'acknowledge',
    who: 'coordinator',
    nodes: ['J', 'K'],
    says: 'acknowledges the receipt to the reporter',
    after: 1,
    when: ({ view }) => view.state === 'case/received',
    async does(scene) {
      await sayToReporter(
        scene,
        'coordinator',
        'Thank you for the report. We look into it and come back to you here.',
      );
      await setLabel(scene, 'coordinator', 'case/acknowledged');
    },
  },
];
