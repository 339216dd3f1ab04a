import { keepFile, newFiles } from '../../dev/setup/files.ts';
import { WISH } from './a-wish.ts';

const FILE = '.github/workflows/security-process.yml';
const made = newFiles(WISH).get(FILE) ?? '';
const usesIn = (text: string): readonly string[] =>
  [...text.matchAll(/uses: (.*)$/gm)].map(([, uses = '']) => uses);

describe('a workflow that is there', () => {
  it('is left as it is where nothing is new', () => {
    expect(keepFile(FILE, made, WISH)).toBe(made);
  });

  it.each([
    ['of these actions', 'example-org/security-process', WISH.uses.repo],
    ['of a copy of another owner', 'second-org/our-security-process', WISH.uses.repo],
    ['of a copy under a name of its own', 'Example-Org/triage.bot', 'example-org/triage.bot'],
  ])('gets the new version %s, and no old one beside it', (_name, before, repo) => {
    const there = made.replace(WISH.uses.repo, before).replace('17 * * * *', '43 * * * *');
    const uses = { repo, commit: '2'.repeat(40), version: 'v1.1.0' };
    const kept = keepFile(FILE, there, { ...WISH, uses });
    expect(usesIn(kept)).toEqual([`${repo}@${'2'.repeat(40)} # v1.1.0`]);
    expect(kept).toContain('43 * * * *');
  });

  it('keeps the version of another action', () => {
    const other = `${made}      - uses: example-org/triage-bot@v3\n`;
    expect(usesIn(keepFile(FILE, other, WISH)).at(-1)).toBe('example-org/triage-bot@v3');
  });

  it('is put into an environment that is asked for, and left in the one that it is in', () => {
    const asked = { ...WISH, environment: 'process' };
    const kept = keepFile(FILE, made, asked);
    expect(kept).toBe(newFiles(asked).get(FILE));
    expect(kept).toContain('\n    environment: process\n');
    expect(keepFile(FILE, kept, { ...WISH, environment: 'other' })).toBe(kept);
    expect(keepFile(FILE, kept, WISH)).toBe(kept);
  });
});
