/** What people do from the CVE id to the last post of a case in a simulated year: patch, test, release, disclose. */
import type { StoredCase } from '../../src/case/stored-case.ts';
import { stateOf } from '../../src/case/stored-case.ts';
import { PROJECT, type Stage } from '../../test/scenarios/stage.ts';
import type { Person } from '../rehearsal/person.ts';

export const REMEDY_ACTIONS = [
  'went on',
  'decided not to patch',
  'patched',
  'tested',
  'proved it by a test',
  'released',
  'found it none after all',
  'published by hand',
  'asked to disclose',
  'waived the rest',
] as const;
type RemedyAction = (typeof REMEDY_ACTIONS)[number];

/** How one person of the team acts on an issue of the triage repo, and how long people take. */
export interface Hands {
  chance(hours: number, mean: number): boolean;
  random(): number;
  label(who: Person, issue: number, name: string): Promise<unknown>;
  say(who: Person, issue: number, body: string): Promise<unknown>;
}

/** Each case is fixed by a version of its own. */
export const versionOf = ({ number }: StoredCase): string => `1.${number}.1`;

export interface Remedy {
  /** What the state asks for next, done by this person or not yet; undefined also for every other state. */
  goOn(who: Person, stored: StoredCase, hours: number): Promise<RemedyAction | undefined>;
  /** Advisories that somebody published past the process. */
  readonly byHand: ReadonlySet<string>;
}

/** Mean hours until somebody does what each state asks for. */
const MEANS = {
  'cve-requested': 48,
  patching: 150,
  testing: 100,
  'regression-tests': 60,
  releasing: 48,
  announcing: 60,
} as const;
type Remedied = keyof typeof MEANS;

export function createRemedy(stage: Stage, { chance, random, label, say }: Hands): Remedy {
  const byHand = new Set<string>();
  const steps: Readonly<Record<Remedied, (who: Person, stored: StoredCase) => Promise<RemedyAction>>> = {
    'cve-requested': async (who, stored) => {
      const { issue, number } = stored;
      if (stored.decisions.some(({ kind }) => kind === 'no-patch')) {
        await label(who, issue, 'case/disclosing');
        return 'asked to disclose';
      }
      await say(who, issue, `/cve CVE-2025-${40_000 + number}`);
      if (random() < 0.15) {
        await say(who, issue, '/no-patch because it cannot be changed without breaking its callers');
        return 'decided not to patch';
      }
      await label(who, issue, 'case/patching');
      return 'went on';
    },
    patching: async (who, { issue }) => {
      await say(who, issue, '/evidence patch reviewed in the private fork');
      await label(who, issue, 'case/testing');
      return 'patched';
    },
    testing: async (who, stored) => {
      const draw = random();
      if (draw < 0.15 && (await publishByHand(stage, stored, byHand))) return 'published by hand';
      if (draw < 0.35) {
        await say(who, stored.issue, '/set-state assessing because the test shows that it is none');
        return 'found it none after all';
      }
      await say(who, stored.issue, "/evidence test the reporter's script does no harm any more");
      await label(who, stored.issue, 'case/regression-tests');
      return 'tested';
    },
    'regression-tests': async (who, { issue }) => {
      await say(who, issue, '/evidence regression-test fails before the patch and passes after it');
      await label(who, issue, 'case/releasing');
      return 'proved it by a test';
    },
    releasing: async (who, stored) => {
      if (await tag(stage, versionOf(stored))) {
        await say(who, stored.issue, `/released body-parser ${versionOf(stored)}`);
        return 'released';
      }
      await label(who, stored.issue, 'case/disclosing');
      return 'asked to disclose';
    },
    announcing: async (who, { issue }) => {
      await say(who, issue, '/waive out-of-process because nothing more is to come');
      return 'waived the rest';
    },
  };

  return {
    byHand,
    goOn: async (who, stored, hours) => {
      const state = stateOf(stored);
      return isRemedied(state) && chance(hours, MEANS[state]) ? steps[state](who, stored) : undefined;
    },
  };
}

const isRemedied = (state: string): state is Remedied => state in MEANS;

async function publishByHand(
  stage: Stage,
  { advisories }: StoredCase,
  byHand: Set<string>,
): Promise<boolean> {
  const [advisory] = advisories;
  if (!advisory || stage.github.control.advisory(advisory.ghsa).state !== 'draft') return false;
  const path = `/repos/${advisory.repo}/security-advisories/${advisory.ghsa}`;
  await stage.people.owner.request('PATCH', path, { state: 'published' });
  byHand.add(advisory.ghsa);
  return true;
}

/** The fix on the default branch, and its tag; who was here before has done it already. */
async function tag(stage: Stage, version: string): Promise<boolean> {
  const { developer } = stage.people;
  const repo = stage.github.control.repo(PROJECT);
  if (repo.refs.has(`refs/tags/v${version}`)) return false;
  const made = await developer.request('PUT', `/repos/${PROJECT}/contents/releases/${version}.txt`, {
    message: `Release ${version}`,
    content: Buffer.from(`${version}\n`).toString('base64'),
  });
  const { sha } = (made as { readonly commit: { readonly sha: string } }).commit;
  await developer.request('POST', `/repos/${PROJECT}/git/refs`, { ref: `refs/tags/v${version}`, sha });
  return true;
}
