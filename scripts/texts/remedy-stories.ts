import { caseMarker } from '../../src/case/case-marker.ts';
import { pathOfReport, type StoredCase } from '../../src/case/stored-case.ts';
import { renderCaseBody } from '../../src/features/case-issue/case-body.ts';
import { storedOf } from '../../test/engine/run-world.ts';
import {
  ANALYSIS,
  comment,
  DAY,
  label,
  type PersonAction,
  pass,
  remember,
  say,
} from '../../test/engine/situation.ts';
import { configOf, PEOPLE } from '../../test/engine/world.ts';
import { REPORT_BY_A_TOOL } from './artifact-example.ts';
import { AT, BASE, know, type Story, story, withRecord } from './story.ts';

const BY_MAIL = configOf(`${BASE}cve:\n  provider: manual\n  contact: cna@example.org\n`);

const STRICT = configOf(`${BASE}gate:\n  preset: strict\n`);
const RELEASE_DAYS = configOf(
  `${BASE}blog:\n  repo: example-org/website\n  project: Widget\nrelease:\n  days: [tuesday]\n`,
);

/** The report is as a tool writes it. */
const byTool: PersonAction = (world) => {
  const stored = storedOf(world);
  const body = renderCaseBody(stored, REPORT_BY_A_TOOL, caseMarker(stored));
  return {
    ...world,
    files: { ...world.files, [pathOfReport(world.number)]: REPORT_BY_A_TOOL },
    issue: world.issue && { ...world.issue, body },
  };
};

/** From the CVE id to the release. */
export const REMEDY: readonly Story[] = [
  story('the report proposes a patch', 'cve-requested', [
    byTool,
    comment('member', '/confirm'),
    comment('third', '/cve CVE-2026-12345'),
    label('member', 'case/patching'),
  ]),
  story('the report holds a reproducer', 'testing', [
    byTool,
    say('/evidence test ran'),
    label('member', 'case/regression-tests'),
  ]),
  story('the CVE id is late', 'patching', [
    know({ cve: { id: null, requestedAt: AT, provider: 'github' } }),
    pass(12 * DAY),
  ]),
  story('the CVE request may have been sent', 'patching', [
    know({ cve: { id: null, requestedAt: AT, provider: 'github-unsure' } }),
  ]),
  story(
    'the CVE id is asked for by e-mail',
    'assessing',
    [say(ANALYSIS), label('member', 'case/valid')],
    BY_MAIL,
  ),
  withRecord(
    story('no patch', 'cve-requested', [say('/no-patch because the package is no longer maintained')]),
  ),
  withRecord(story('nothing of the release is there', 'releasing', [know({ evidence: [] })], STRICT)),
  story('a release day is missing', 'releasing', [], RELEASE_DAYS),
  story(
    'a pre-announcement is wanted',
    'patching',
    [say('/pre-announce yes'), say('/release-on 2026-03-10')],
    RELEASE_DAYS,
  ),
  story('the pre-announcement is confirmed', 'patching', [
    say('/pre-announce yes'),
    say('/release-on 2026-03-10'),
    comment('third', '/confirm'),
  ]),
  story('the planned day is over', 'patching', [say('/release-on 2026-03-03'), pass(3 * DAY)]),
  story('nothing was heard for weeks', 'patching', [pass(15 * DAY)]),
  withRecord(
    story('several versions are released together', 'releasing', [
      remember((stored) => ({
        ...stored,
        analysis: {
          ...stored.analysis!,
          facts: {
            ...stored.analysis!.facts,
            packages: stored.analysis!.facts.packages.map((each) => ({
              ...each,
              patched: ['1.2.3', '2.0.1'],
            })),
          },
        },
      })),
    ]),
  ),
  story(
    'a mirror runs more than our workflow',
    'patching',
    [
      know({
        mirrors: [
          {
            repo: 'example-org/widget',
            mirror: 'example-org/widget-private',
            isPrivate: true,
            others: ['.github/workflows/ci.yml'],
            at: AT,
          },
          {
            repo: 'example-org/gadget',
            mirror: 'example-org/gadget-private',
            isPrivate: false,
            others: [],
            at: AT,
          },
          {
            repo: 'example-org/gizmo',
            mirror: 'example-org/gizmo-private',
            isPrivate: null,
            others: [],
            at: AT,
          },
        ],
      }),
    ],
    configOf(`${BASE}mirrors:\n  repos:\n    example-org/widget: example-org/widget-private\n`),
  ),
  ...(['id', 'patch', 'version', 'cut'] as const).map((what) =>
    story(`a public place names the case (${what})`, 'patching', [
      know({ leaks: [{ key: 'k', what, where: 'example-org/widget: branch fix-stall', at: AT }] }),
    ]),
  ),
  story('a release waits because of the case', 'patching', [know({ holds: [hold(null)] })]),
  story('the hold ends within a day', 'patching', [know({ holds: [hold(null)] }), pass(2.5 * DAY)]),
  story('somebody outside of the team started the release', 'patching', [
    know({ holds: [{ ...hold(null), by: { id: 21, login: 'otto-outsider' } }] }),
  ]),
  ...(['ready', 'released', 'break-glass', 'expired', 'over', 'gone'] as const).map((how) =>
    story(`a held release ended: ${how}`, 'patching', [know({ holds: [hold({ at: AT, how })] })]),
  ),
  withRecord(story('a patched version is out before the gate', 'patching', [say('/released widget 1.2.3')])),
];

function hold(ended: NonNullable<StoredCase['holds']>[number]['ended']) {
  return {
    repo: 'example-org/widget',
    run: 4711,
    tag: 'v1.2.2',
    by: { id: PEOPLE.third.id, login: PEOPLE.third.login },
    since: AT,
    until: '2026-03-05T09:00:00Z',
    releasedBy:
      ended?.how === 'released'
        ? [{ id: 10, login: 'cora-coordinator', at: AT, because: 'unrelated to the case' }]
        : [],
    ended,
  };
}
