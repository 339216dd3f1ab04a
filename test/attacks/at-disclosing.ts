/** A case whose publication waits for one confirmation, as its attackers find it. */
import { CAST, type RoleName } from '../../dev/rehearsal/cast.ts';

import { momentOf, recordRehearsal } from '../scenarios/recording.ts';
import { sharedRehearsal } from '../scenarios/shared-recording.ts';
import { openStage, type Stage, storeOf, TRIAGE } from '../scenarios/stage.ts';

export const CASE = 1;
export const ISSUE = `/repos/${TRIAGE}/issues/${CASE}`;
export const CONFIG = '.github/security-process.yml';

const inChain = (): ReturnType<typeof recordRehearsal> => recordRehearsal({ chain: true });
let chained: ReturnType<typeof recordRehearsal> | undefined;

/** The world when the case came into a state; the recording of the chain is made once in a suite. */
export async function openIn(state: string, chain = false): Promise<Stage> {
  if (chain) chained ??= inChain();
  const recording = chain && chained ? await chained : await sharedRehearsal();
  return openStage({ from: momentOf(recording, `case/${state}`), chain });
}

/** A comment in the case, a minute after whatever came before. */
export async function say(stage: Stage, who: RoleName, body: string, issue = CASE) {
  stage.github.clock.advance(60_000);
  const path = `/repos/${TRIAGE}/issues/${issue}/comments`;
  await stage.people[who].request('POST', path, { body });
  return stage.settle();
}

/** Somebody writes a file of the triage repo, on the default branch unless told. */
export async function write(
  { people, github }: Stage,
  who: RoleName,
  path: string,
  text: string,
  branch?: string,
) {
  github.clock.advance(60_000);
  const at = `/repos/${TRIAGE}/contents/${path}`;
  const known = (await people.owner
    .request('GET', branch === undefined ? at : `${at}?ref=${branch}`)
    .catch(() => ({}))) as { readonly sha?: string };
  return people[who].request('PUT', at, {
    message: 'Tidy up',
    content: Buffer.from(text).toString('base64'),
    ...(branch === undefined ? {} : { branch }),
    ...(known.sha === undefined ? {} : { sha: known.sha }),
  });
}

/** An owner gives the configuration file another key, or another value of one. */
export async function configure(stage: Stage, more: string): Promise<void> {
  const repo = await stage.people.owner.request('GET', `/repos/${TRIAGE}/contents/${CONFIG}`);
  const text = Buffer.from((repo as { readonly content: string }).content, 'base64').toString('utf8');
  const key = more.split(':')[0];
  const rest = text.replace(new RegExp(`^${key}:.*(\\n[ -].*)*\\n?`, 'm'), '');
  await write(stage, 'owner', CONFIG, `${rest}\n${more}\n`);
}

export const advisoryOf = ({ github }: Stage) => [...github.world.advisories.values()][0]!;

export const accountOf = ({ github }: Stage, login: string) =>
  [...github.world.accounts.values()].find((each) => each.login === login)!;

/** What the store says of who confirmed the publication. */
export const isUnconfirmed = (stage: Stage): boolean =>
  /key: publish[\s\S]*?confirmedBy: \[\]/.test(storeOf(stage)['cases/1.yml'] ?? '');

export const MEMBER = CAST.member.login;

/** The file of the case with the confirmation of a member who never gave it. */
export function forgedCase(stage: Stage): string {
  const { id } = accountOf(stage, MEMBER);
  return storeOf(stage)['cases/1.yml']!.replace(
    /(key: publish[\s\S]*?confirmedBy:) \[\]/,
    `$1\n      - id: ${id}\n        login: ${MEMBER}\n        at: '2024-09-05T08:00:00Z'`,
  );
}

/** Somebody writes it into the store. */
export const forge = (stage: Stage): Promise<unknown> =>
  write(stage, 'coordinator', 'cases/1.yml', forgedCase(stage), 'security-process');
