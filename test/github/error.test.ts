import fc from 'fast-check';
import { describeRefusal, GitHubError, type GitHubErrorCode } from '../../src/github/error.ts';
import { type CallName, NEEDS } from '../../src/github/permissions.ts';

const CODES: readonly GitHubErrorCode[] = [
  'token-refused',
  'permission-missing',
  'not-found',
  'invalid',
  'conflict',
  'github-unreachable',
];

describe('GitHubError', () => {
  it('says for every call and code what happened, where, and what to do', () => {
    for (const call of Object.keys(NEEDS) as CallName[]) {
      for (const code of CODES) {
        const { message } = new GitHubError({ code, call, repo: 'o/r', status: 403 });
        expect(message).toContain(NEEDS[call].does);
        expect(message).toContain('o/r (403)');
        expect(message.split('. ').length).toBeGreaterThan(1);
      }
    }
  });

  it('names the permission that is missing', () => {
    const facts = { code: 'permission-missing', call: 'open-post', repo: 'o/site', status: 403 } as const;
    expect(new GitHubError(facts).message).toContain('contents: write, pull_requests: write');
    expect(new GitHubError({ ...facts, permission: 'contents: write' }).message).not.toContain(
      'pull_requests',
    );
  });
});

describe('describeRefusal', () => {
  it('keeps fields and codes, and not what was sent', () => {
    const body = {
      message: 'Validation Failed: "the secret words" is not valid',
      errors: [{ resource: 'Issue', field: 'title', code: 'missing_field', message: 'the secret words' }],
    };
    expect(describeRefusal(body)).toBe('GitHub says: Validation Failed; title is missing field.');
  });

  it('never lets a value through, wherever GitHub echoes it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^canary [a-z]{4,12}$/), (canary) => {
        const error = { field: canary, code: canary, message: canary, value: canary };
        expect(describeRefusal({ message: canary, errors: [error, canary, null] })).not.toContain(canary);
      }),
    );
  });
});
