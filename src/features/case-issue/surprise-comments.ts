import { membersOf } from '../../case/observed.ts';
import { valueRead } from '../../case/read.ts';
import { isDisclosed, stateOf } from '../../case/stored-case.ts';
import type { BotComment } from '../../engine/context.ts';
import { type Context, labelName } from '../../engine/context.ts';
import { labelOfFlag, labelOfState } from '../../process/labels.ts';
import type { StateId } from '../../process/table.ts';
import { FORM_EDIT } from '../intake/intake.ts';
import { gateFactsOf } from '../release/gate-facts.ts';
import { judgeGate } from '../release/judge-gate.ts';
import { isPending } from '../requests/move-by-itself.ts';
import { CASE_ISSUE_EDIT, EDITED } from './note-surprises.ts';
import { renderReclosed, renderReopened } from './other-text.ts';
import {
  renderCaseIssueRestored,
  renderClosedAdvisory,
  renderEarlyRelease,
  renderEdited,
  renderFormEdited,
  renderLeak,
  renderPending,
  renderRemade,
  renderTrace,
} from './surprise-text.ts';

/** Somebody closed the issue of a case that is not done, or opened that of one that is. */
export function reopenedComments({ observed, stored }: Context): readonly BotComment[] {
  const isOver = stateOf(stored) === 'closed';
  const since = stored.closedAt ?? '';
  const last = observed.issue?.events.findLast(
    (event) => event.kind === 'closed' || event.kind === 'reopened',
  );
  if (!last || last.actor?.id === observed.self.id) return [];
  if (!isOver && last.kind === 'closed')
    return [{ key: `reopened/${last.id}`, at: last.at, body: renderReopened(last.actor?.login ?? null) }];
  if (isOver && last.kind === 'reopened' && last.at >= since)
    return [{ key: `reclosed/${last.id}`, at: last.at, body: renderReclosed(last.actor?.login ?? null) }];
  return [];
}

/** What was found otherwise than planned: told to the coordinator, with what to do (design, section 3, rule 7). */
export function surpriseComments(context: Context): readonly BotComment[] {
  return [
    ...handiworkComments(context),
    ...closedAdvisoriesComments(context),
    ...tracesComments(context),
    ...leakComments(context),
    ...earlyReleaseComments(context),
    ...debtsComments(context),
  ];
}

function handiworkComments({ stored, observed }: Context): readonly BotComment[] {
  const told = stored.said.flatMap(({ key, at }): readonly BotComment[] => {
    if (key.startsWith(EDITED)) return [{ key, at, body: renderEdited() }];
    if (key.startsWith(FORM_EDIT))
      return [{ key, at, body: renderFormEdited(observed.issue?.author ?? null) }];
    return key.startsWith(CASE_ISSUE_EDIT) ? [{ key, at, body: renderCaseIssueRestored() }] : [];
  });
  if (stored.issue === stored.number || observed.issue?.number !== stored.issue) return told;
  const at = observed.issue.createdAt;
  return [
    ...told,
    { key: `remade/${stored.issue}`, at, body: renderRemade(stored.number, stored.coordinators) },
  ];
}

function closedAdvisoriesComments({ stored, observed, config }: Context): readonly BotComment[] {
  const state = stateOf(stored);
  if (state === 'invalid' || state === 'announcing') return [];
  const ids = [...new Set([stored.source.ghsa, ...stored.advisories.map(({ ghsa }) => ghsa)])];
  return ids.flatMap((ghsa) =>
    ghsa !== null && observed.advisories[ghsa]?.state === 'closed'
      ? [
          {
            key: `advisory-closed/${ghsa}`,
            at: observed.now,
            body: renderClosedAdvisory(ghsa, labelName(config, labelOfState('invalid')), stored.coordinators),
          },
        ]
      : [],
  );
}

/** Seen in public before its time: told once for each place, and a person says whether it is one. */
function tracesComments({ stored, observed, config }: Context): readonly BotComment[] {
  if (isDisclosed(stored)) return [];
  const team = membersOf(observed.team);
  return (stored.leaks ?? []).map((leak) => ({
    key: `trace/${leak.key}`,
    at: leak.at,
    body: renderTrace(
      leak,
      stored.coordinators.length > 0 ? stored.coordinators : team,
      labelName(config, labelOfFlag('public')),
    ),
  }));
}

function leakComments({ stored, observed }: Context): readonly BotComment[] {
  const isOut = stored.flags.includes('public') || stored.flags.includes('exploited');
  if (!isOut || isDisclosed(stored) || stateOf(stored) === 'invalid') return [];
  return [{ key: 'leak', at: observed.now, body: renderLeak(stored) }];
}

const BEFORE_THE_GATE: readonly StateId[] = [
  'valid',
  'cve-requested',
  'patching',
  'testing',
  'regression-tests',
  'releasing',
];

/** A patched version is out while the gate is not passed: judged at once, disclosure proposed for today. */
function earlyReleaseComments(context: Context): readonly BotComment[] {
  const { stored, observed, config } = context;
  if (!BEFORE_THE_GATE.includes(stateOf(stored))) return [];
  const recorded = stored.evidence.filter(({ kind }) => kind === 'release').map(({ subject }) => subject);
  // Public places are looked at while the release is made; before that a member records what is out.
  const named = (stored.analysis?.facts.packages ?? []).flatMap(({ name, patched }) =>
    patched.map((version) => `${name} ${version}`),
  );
  const seen = (stateOf(stored) === 'releasing' ? (valueRead(observed.releases) ?? []) : [])
    .filter((release) => release.npm === 'published')
    .map((release) => `${release.package} ${release.version}`)
    .filter((release) => named.includes(release));
  const out = [...new Set([...recorded, ...seen])];
  if (out.length === 0) return [];
  const gate = judgeGate(gateFactsOf(context));
  const missing = gate.findings.filter((each) => !each.ok && (!each.advised || each.missed));
  if (missing.length === 0) return [];
  const labelOf = (id: string) => labelName(config, `case/${id}`);
  return [
    {
      key: 'early-release',
      at: observed.now,
      edit: true,
      body: renderEarlyRelease(out, missing, stored.coordinators, labelOf),
    },
  ];
}

/** Published by hand: what is still due to the users, before the case is closed. */
function debtsComments({ stored, observed }: Context): readonly BotComment[] {
  if (!stored.flags.includes('out-of-process')) return [];
  const open = stored.advisories.filter((advisory) => advisory.publishedAt === null);
  const out = stored.advisories.filter((advisory) => advisory.publishedAt !== null);
  if (open.length === 0 && !isPending(stored)) return [];
  const ids = (list: typeof open) => list.map(({ ghsa }) => ghsa);
  return [
    {
      key: 'owed',
      at: observed.now,
      edit: true,
      body: renderPending(ids(out), ids(open), stored.coordinators),
    },
  ];
}
