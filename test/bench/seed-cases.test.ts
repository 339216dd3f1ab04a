import { generateKeyPairSync } from 'node:crypto';
import { OWNER } from '../../dev/bench/plan-case.ts';
import { seedCases, TRIAGE } from '../../dev/bench/seed-cases.ts';
import { repoByName } from '../../dev/embedded-github/state/find.ts';
import { blobText, headOf, listDirectory } from '../../dev/embedded-github/state/git.ts';
import { parseStoredCase } from '../../src/case/stored-case.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

describe('seedCases', () => {
  it('makes as many cases as told, each with a file that the bot can read and an issue of its title', () => {
    const world = seedCases(7, privateKey);
    const repo = repoByName(world, OWNER, TRIAGE)!;
    const files = listDirectory(headOf(repo, 'security-process')!.tree, 'cases')!.filter(
      ({ type }) => type === 'blob',
    );
    const cases = files.map(({ blob }) => parseStoredCase(blobText(blob!)));
    expect(cases.map(({ kind }) => kind)).toEqual(Array(7).fill('ok'));
    const titles = cases.flatMap((each) => (each.kind === 'ok' ? [each.stored.title] : []));
    expect(titles.sort()).toEqual([...world.issues.values()].map(({ title }) => title).sort());
    expect(new Set(titles).size).toBe(7);
  });
});
