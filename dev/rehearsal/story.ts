import type { CaseScript } from './case-script.ts';
import type { RoleName } from './cast.ts';
import type { Person } from './person.ts';

/** What people can see of a case, read over GitHub as they would read it. */
export interface CaseView {
  /** Null until the triage repo has an issue for it. */
  readonly issue: number | null;
  /** `case/received`, … or null. */
  readonly state: string | null;
  readonly labels: readonly string[];
  readonly open: boolean;
  /** What the bot said, oldest first. */
  readonly botComments: readonly { readonly id: number; readonly body: string }[];
  /** The advisory of the affected repo, once one exists. */
  readonly ghsa: string | null;
}

/** What people can see beside the cases. */
export interface Surroundings {
  /** Open pull requests in the site's repo. */
  readonly posts: readonly { readonly number: number }[];
  /** Whether any was merged already. */
  readonly hasMergedPost: boolean;
  /** Names of steps that have been taken in every other case of the rehearsal (or that the case is past). */
  readonly othersHave: (step: string) => boolean;
}

/** What a person needs in order to act: their hands, and what they know. */
export interface Scene {
  readonly script: CaseScript;
  readonly view: CaseView;
  readonly around: Surroundings;
  readonly people: Readonly<Record<RoleName, Person>>;
  /** `owner/name`. */
  readonly triage: string;
  readonly site: string;
  /** Base of addresses that people share. */
  readonly webUrl: string;
  /** Things of this case that people keep in mind between steps. */
  readonly memory: Map<string, string>;
  /** Makes a version visible in the package registry. */
  readonly publishToRegistry: (name: string, version: string) => void;
  /** Makes the next advisory of this repo get the record's own id. */
  readonly expectAdvisory: () => void;
}

/** One thing that a person does once they see that it is time. */
export interface StoryStep {
  /** Unique within a story. */
  readonly name: string;
  readonly who: RoleName;
  /** Nodes of the flowchart that the step belongs to. */
  readonly nodes: readonly string[];
  /** What is told on the terminal: "acknowledges the receipt". */
  readonly says: string;
  /** Hours that pass before the person gets to it, give or take. */
  readonly after: number;
  /** Done before noon or on the next day: what several cases do on one day must not run into the evening. */
  readonly morning?: true;
  /** Nothing is left to do, because it was done for another case as well. */
  readonly needless?: (scene: Scene) => boolean;
  readonly when: (scene: Scene) => boolean;
  readonly does: (scene: Scene) => Promise<void>;
}

export const inState =
  (...states: readonly string[]) =>
  ({ view }: Scene): boolean =>
    view.state !== null && states.includes(view.state);

/** Whether the bot asks for a confirmation in words that contain this. */
export function isAsked({ view }: Scene, word: RegExp): boolean {
  return view.botComments.some(({ body }) => body.includes('/confirm') && word.test(body));
}

/** Says something in the case's issue. */
export async function say(scene: Scene, who: RoleName, body: string): Promise<void> {
  await scene.people[who].request('POST', `/repos/${scene.triage}/issues/${issueOf(scene)}/comments`, {
    body,
  });
}

/** Asks for a state, or sets a flag. */
export async function setLabel(scene: Scene, who: RoleName, label: string): Promise<void> {
  await scene.people[who].request('POST', `/repos/${scene.triage}/issues/${issueOf(scene)}/labels`, {
    labels: [label],
  });
}

function issueOf({ view }: Scene): number {
  if (view.issue === null) throw new Error('Somebody wanted to act in a case that has no issue yet.');
  return view.issue;
}

/** Path of the affected repository's API. */
export const projectOf = ({ script }: Scene): string => `/repos/${script.owner}/${script.repo}`;

/** Says something in the advisory, where the reporter reads it. Nothing where there is no advisory yet. */
export async function sayToReporter(scene: Scene, who: RoleName, body: string): Promise<void> {
  const { ghsa } = scene.view;
  if (!ghsa) return;
  const path = `${projectOf(scene)}/security-advisories/${ghsa}/comments`;
  try {
    await scene.people[who].request('POST', path, { body });
  } catch {
    // Without the comments of advisories (a preview) people mail each other; the rehearsal shows no mail.
  }
}
