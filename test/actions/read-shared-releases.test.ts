/** A release that fixes two of our cases knows the ids of both. */

import { readSharedReleases } from '../../src/actions/read-shared-releases.ts';
import type { ObservedNotes } from '../../src/case/observed.ts';
import { valueRead } from '../../src/case/read.ts';
import { renderStoredCase, type StoredCase } from '../../src/case/stored-case.ts';
import { judgeCaseNotes } from '../../src/features/release/judge-case-notes.ts';
import { levelsOf } from '../../src/process/gate-rules.ts';
import { observe, storedOf } from '../engine/run-world.ts';
import { atState } from '../engine/situation.ts';
import { REPO, SOURCE } from '../engine/world.ts';

const OTHER = 'GHSA-5555-6666-7777';

function notesOf(text: string): ObservedNotes {
  return {
    repo: REPO,
    package: 'widget',
    version: '1.2.3',
    tag: 'v1.2.3',
    changelog: `## 1.2.3\n- ${text}\n\n## 1.2.2\n- Fix CVE-2020-11111`,
    releaseNotes: null,
    manifestVersion: '1.2.3',
    subject: '1.2.3',
    files: {},
  };
}

/** The store with a second case; counts the requests. */
function portOf(other: StoredCase) {
  const asked: string[] = [];
  return {
    asked,
    readSweep: async () => {
      asked.push('sweep');
      return { cases: [7, 8] } as never;
    },
    readCases: async (numbers: readonly number[]) => {
      asked.push(numbers.join());
      return [{ number: 8, storedText: renderStoredCase(other), issue: null }];
    },
  };
}

async function judged(text: string) {
  const world = await atState('releasing');
  const stored = storedOf(world);
  const port = portOf({
    ...stored,
    number: 8,
    cve: { ...stored.cve, id: 'CVE-2026-22222' },
    source: { ...stored.source, ghsa: OTHER },
    advisories: stored.advisories.map((each) => ({ ...each, ghsa: OTHER })),
  });
  const notes = { ...observe(world, '1'), notes: { [`${REPO}@1.2.3`]: notesOf(text) } };
  const alsoFixed = await readSharedReleases(port, notes, stored);
  const findings = judgeCaseNotes({
    analysis: stored.analysis!.facts,
    cve: stored.cve.id,
    advisories: [],
    evidence: [],
    patches: [],
    notes: [notesOf(text)],
    levels: levelsOf('strict'),
    alsoFixed: valueRead(alsoFixed) ?? {},
  });
  return { asked: port.asked, isTrue: findings.find(({ rule }) => rule === 'true-ids')?.ok };
}

describe('ids in the notes of a release', () => {
  it('of another case that the same release fixes are right', async () => {
    expect(await judged(`Fix CVE-2026-12345 and CVE-2026-22222 (${OTHER})`)).toEqual({
      asked: ['sweep', '8'],
      isTrue: true,
    });
  });

  it('of no case of ours stay strange', async () => {
    expect(await judged('Fix CVE-2026-12345 and CVE-2026-33333')).toMatchObject({ isTrue: false });
  });

  it('cost no request where they are this case’s own, whatever older sections name', async () => {
    expect(await judged(`Fix CVE-2026-12345 (${SOURCE})`)).toEqual({ asked: [], isTrue: true });
  });
});
