import type { StoredCase, StoredTakedown } from '../../../src/case/stored-case.ts';
import { renderPreview } from '../../../src/features/takedown/preview.ts';
import { renderRemoval, renderRestoration } from '../../../src/features/takedown/takedown-request-text.ts';

const URL = 'https://github.com/example-org/project/pull/2';
const HOSTILE = '@everyone `x` <!-- m -->\n# closes #1';

const item = (change: Partial<StoredTakedown>): StoredTakedown => ({
  url: URL,
  kind: 'pull',
  repo: 'example-org/project',
  number: 2,
  author: null,
  saved: true,
  takenDown: false,
  movedTo: null,
  placeholder: null,
  removalPending: false,
  requestedBy: { id: 1, login: 'm', role: 'member' },
  at: '2026-03-06T12:00:00Z',
  ...change,
});
const caseOf = (change: Partial<StoredTakedown>) => ({ takedowns: [item(change)] }) as unknown as StoredCase;

describe('renderRemoval', () => {
  it('names the branch that may be deleted', () => {
    const head = { repo: 'example-org/project', ref: '5.x' };
    expect(renderRemoval(caseOf({ head }), URL).join('\n')).toContain('its branch `5.x` unless');
  });

  it('names none of a fork, which is not ours to delete', () => {
    const head = { repo: 'pat-passerby/project', ref: '5.x' };
    expect(renderRemoval(caseOf({ head }), URL).join('\n')).not.toContain('branch');
  });
});

describe('renderRestoration', () => {
  const author = { id: 2, login: 'pat-passerby' };
  const preview = renderPreview({
    author,
    body: 'It crashes.',
    pieces: [{ author, body: `${HOSTILE} ${'x'.repeat(99)}` }],
  } as never);
  const copy = {
    comments: 3,
    files: [{ path: 'p.json', sha256: 'a' }],
    sha256: 'a',
    notes: [],
    preview,
  } as never;

  it('shows who said what, so that nothing in it notifies or is more than text', () => {
    const text = renderRestoration(caseOf({ copy }), URL).join('\n');
    expect(text).toContain('- `pat-passerby`: `It crashes.`');
    expect(text).toContain('- and 2 more, in `p.json`');
    expect(text).not.toMatch(/^#/m);
    const bare = text.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, '');
    expect(bare).not.toMatch(/@everyone|#1|<!--/);
  });
});
