import { withoutMarker } from '../../../src/case/marker.ts';
import { CAST, type RoleName } from '../cast.ts';
import { findNextTurn, type Passage, takeTurn } from '../director.ts';
import { isRecord } from '../page/page-model.ts';
import type { Directed } from '../performance.ts';
import type { RunRecord } from '../runner.ts';

/** Fields of a form, as a browser sends them. */
export type Fields = Readonly<Record<string, string>>;

/** What somebody did, and what came of it at once. */
export interface Happening {
  readonly at: string;
  /** `mika-member adds the label case/valid`. */
  readonly what: string;
  /** More that the player needs: the address of what was opened. */
  readonly note: string | null;
  /** What GitHub said against it. */
  readonly refused: string | null;
  readonly runs: readonly RunRecord[];
  /** What the bot wrote into the triage repo because of it, beside the case record. */
  readonly replies: readonly string[];
}

export interface Play {
  readonly directed: Directed;
  readonly passage: Passage;
}

/** So many steps of the script may have been done by the player. */
export const AHEAD = 3;

/** What can be done in the playground, by the name that its form carries. */
type Action = (
  play: Play,
  who: RoleName,
  fields: Fields,
) => { readonly what: string; readonly does: () => Promise<unknown> };

const path = ({ directed }: Play, fields: Fields): string =>
  `/repos/${directed.triage}/issues/${readNumber(fields.issue)}`;

const readNumber = (text: string | undefined): number => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 0);

const ACTIONS = {
  comment: (play, who, fields) => ({
    what: `comments on #${fields.issue}`,
    does: () => write(play, who, `${path(play, fields)}/comments`, { body: fields.body ?? '' }),
  }),
  label: (play, who, fields) => ({
    what: `adds the label ${fields.label} to #${fields.issue}`,
    does: () => write(play, who, `${path(play, fields)}/labels`, { labels: [fields.label ?? ''] }),
  }),
  unlabel: (play, who, fields) => ({
    what: `removes the label ${fields.label} from #${fields.issue}`,
    does: () =>
      write(
        play,
        who,
        `${path(play, fields)}/labels/${encodeURIComponent(fields.label ?? '')}`,
        undefined,
        'DELETE',
      ),
  }),
  message: (play, who, { repo = '', ghsa = '', body = '' }) => ({
    what: 'writes in the conversation of the advisory, which the reporter reads',
    does: () => write(play, who, `/repos/${repo}/security-advisories/${ghsa}/comments`, { body }),
  }),
  assign: (play, who, fields) => ({
    what: `takes #${fields.issue}`,
    does: () => write(play, who, `${path(play, fields)}/assignees`, { assignees: [CAST[who].login] }),
  }),
  report: (play, who, { title = '', body = '' }) => ({
    what: 'reports a vulnerability in private',
    async does() {
      const { script } = play.directed.performances[0]!;
      const [range] = script.facts.ranges;
      await write(play, who, `/repos/${script.owner}/${script.repo}/security-advisories/reports`, {
        summary: title,
        description: body,
        vulnerabilities: range ? [{ package: { ecosystem: range.ecosystem, name: range.name } }] : [],
      });
      await play.passage.sweep();
    },
  }),
  'public-by-mistake': (play, who, { url = '' }) => ({
    what: 'fills in the form “public by mistake”',
    does: () =>
      write(play, who, `/repos/${play.directed.triage}/issues`, {
        title: 'Public by mistake',
        body: `### Address of the public issue or pull request\n\n${url}`,
        labels: ['security-report', 'flag/premature'],
      }),
  }),
  'public-issue': (play, who, { title = '', body = '' }) => ({
    what: 'opens a public issue',
    async does() {
      const { script } = play.directed.performances[0]!;
      const url = `/repos/${script.owner}/${script.repo}/issues`;
      const created = (await write(play, who, url, { title, body })) as { readonly html_url: string };
      return `Everybody can read it now: ${created.html_url}`;
    },
  }),
  wait: (play, _, { hours = '1' }) => ({
    what: `lets ${Number(hours) === 1 ? 'an hour' : Number(hours) < 48 ? 'a day' : `${Number(hours) / 24} days`} pass`,
    async does() {
      const now = play.directed.github.clock.now().getTime();
      await play.passage.until(now + Math.min(readNumber(hours), 24 * 31) * 3_600_000);
      await play.passage.sweep();
    },
  }),
  next: (play) => ({
    what: 'lets the script go on',
    async does() {
      const turn = await findNextTurn(play.directed, AHEAD);
      if (turn) await takeTurn(play.directed, play.passage, turn);
      else await play.passage.sweep();
    },
  }),
} as const satisfies Record<string, Action>;
type ActionName = keyof typeof ACTIONS;

const isAction = (name: string | undefined): name is ActionName =>
  name !== undefined && Object.hasOwn(ACTIONS, name);

async function write(
  play: Play,
  who: RoleName,
  url: string,
  body: unknown,
  method = 'POST',
): Promise<unknown> {
  const answer = await play.directed.people[who].request(method, url, body);
  await play.directed.runner.drain();
  return answer;
}

/** Does what a form asks for, as the person chosen. What GitHub refuses is part of the answer, not an error. */
export async function perform(play: Play, who: RoleName, fields: Fields): Promise<Happening | null> {
  if (!isAction(fields.do)) return null;
  const action: Action = ACTIONS[fields.do];
  const { what, does } = action(play, who, fields);
  const before = play.directed.runner.runs.length;
  const written = play.directed.github.journal.length;
  const at = play.directed.github.clock.now().toISOString();
  const log = play.directed.performances.map((one) => one.log.length);
  let refused: string | null = null;
  let note: string | null = null;
  try {
    const said = await does();
    if (typeof said === 'string') note = said;
  } catch (error) {
    refused = error instanceof Error ? error.message : String(error);
  }
  const taken = play.directed.performances.flatMap((one, index) => one.log.slice(log[index]));
  const told = taken.map((step) => `${CAST[step.who].login} ${step.says}`).join('; ');
  return {
    at,
    what: told === '' ? `${CAST[who].login} ${what}` : told,
    note,
    refused,
    runs: play.directed.runner.runs.slice(before),
    replies: listReplies(play.directed, written),
  };
}

function listReplies({ github, triage }: Directed, from: number): readonly string[] {
  return github.journal
    .slice(from)
    .filter(({ what, repo, actor }) => what === 'comment' && repo === triage && actor.kind !== 'user')
    .filter(({ text }) => !isRecord(text))
    .map(({ text }) => withoutMarker(text));
}
