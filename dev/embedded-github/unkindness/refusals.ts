/** Rules of a repository that refuse what the bot writes into it. */
import type { Reply } from '../http.ts';
import { concerns, isByMachine, mutationError, refusal, unlistedType, violation } from './refusing.ts';
import { findSecret } from './secrets.ts';
import type { MutationSeen, RestSeen, Unkindness } from './unkindness.ts';

const contents = /^(?:PUT|DELETE) .*\/contents\/\{path\}$/;
const commitsOnRefs = /^PATCH .*\/git\/refs\/\{ref\}$/;
const newRefs = 'POST /repos/{owner}/{repo}/git/refs';

const decoded = (text: unknown): string =>
  typeof text === 'string' ? Buffer.from(text, 'base64').toString('utf8') : '';

/** Everything that a request by REST would put into the repository's files. */
function contentsOf({ operation, body }: RestSeen): readonly string[] {
  if (contents.test(operation)) return [decoded(body.content)];
  if (operation.endsWith('/git/blobs'))
    return [body.encoding === 'base64' ? decoded(body.content) : String(body.content ?? '')];
  if (!operation.endsWith('/git/trees')) return [];
  return (Array.isArray(body.tree) ? body.tree : []).map((one: { readonly content?: unknown }) =>
    String(one.content ?? ''),
  );
}

function additionsOf({ field, input }: MutationSeen): readonly string[] {
  if (field !== 'createCommitOnBranch') return [];
  const changes = (input.fileChanges ?? {}) as {
    readonly additions?: readonly { readonly contents: string }[];
  };
  return (changes.additions ?? []).map((one) => decoded(one.contents));
}

function protectPush(seen: RestSeen): Reply | undefined {
  const found = concerns(seen) ? contentsOf(seen).flatMap((text) => findSecret(text) ?? []) : [];
  if (found.length === 0) return undefined;
  const placeholders = found.map((type, index) => ({
    placeholder_id: `placeholder-${index}`,
    token_type: type,
  }));
  const metadata = { secret_scanning: { bypass_placeholders: placeholders } };
  const status = contents.test(seen.operation) ? 409 : 422;
  return refusal(status, violation('Secret detected in content'), { metadata });
}

const typeOf = ({ setting }: MutationSeen, usual: string): string => setting.type ?? usual;

export const refusals: readonly Unkindness[] = [
  {
    name: 'push-protection',
    what: 'A commit whose contents hold the pattern of a token is refused, by GraphQL and by REST, no matter who makes it.',
    source:
      'changesets/action 391; Keystatic 1601; REST: GitHub’s description of 409 at contents. The type by GraphQL is not documented',
    status: 'verified',
    refuse: protectPush,
    refuseMutation: (seen) =>
      concerns(seen) && additionsOf(seen).some((text) => findSecret(text) !== undefined)
        ? mutationError(typeOf(seen, unlistedType), violation('Secret detected in content'))
        : undefined,
  },
  {
    name: 'ruleset-refuses-commits',
    what: 'A ruleset without the App on its bypass list refuses every commit of the App and of GITHUB_TOKEN.',
    source: 'changesets/action 391; the type by GraphQL is not documented',
    status: 'verified',
    refuse: (seen) => {
      const isCommit = contents.test(seen.operation) || commitsOnRefs.test(seen.operation);
      if (!isCommit || !isByMachine(seen) || !concerns(seen)) return undefined;
      return refusal(
        contents.test(seen.operation) ? 409 : 422,
        violation('Changes must be made through a pull request.'),
      );
    },
    refuseMutation: (seen) =>
      ['createCommitOnBranch', 'updateRef'].includes(seen.field) && isByMachine(seen) && concerns(seen)
        ? mutationError(typeOf(seen, unlistedType), violation('Changes must be made through a pull request.'))
        : undefined,
  },
  {
    name: 'ruleset-refuses-refs',
    what: 'A ruleset restricts creations: the App’s new ref is refused with a 422 that is not “already exists”.',
    source: 'GitHub’s rulesets: “Restrict creations”; POST /git/refs has one 422 for everything',
    status: 'verified',
    refuse: (seen) =>
      seen.operation === newRefs && isByMachine(seen) && concerns(seen)
        ? refusal(422, violation('Cannot create ref due to creations being restricted.'))
        : undefined,
    refuseMutation: (seen) =>
      seen.field === 'createRef' && isByMachine(seen) && concerns(seen)
        ? mutationError(
            typeOf(seen, unlistedType),
            violation('Cannot create ref due to creations being restricted.'),
          )
        : undefined,
  },
  {
    name: 'branch-protection',
    what: 'Classic protection of every branch refuses the App’s commits: `BRANCH_PROTECTION_RULE_VIOLATION` by GraphQL, 409 and 422 by REST.',
    source: 'changesets/action 391; Keystatic 1601',
    status: 'verified',
    refuse: (seen) => {
      if (!isByMachine(seen) || !concerns(seen)) return undefined;
      if (contents.test(seen.operation))
        return refusal(409, 'Could not update file: Changes must be made through a pull request.');
      return commitsOnRefs.test(seen.operation)
        ? refusal(422, 'Changes must be made through a pull request.')
        : undefined;
    },
    refuseMutation: (seen) =>
      seen.field === 'createCommitOnBranch' && isByMachine(seen) && concerns(seen)
        ? mutationError(
            typeOf(seen, 'BRANCH_PROTECTION_RULE_VIOLATION'),
            'Changes must be made through a pull request.',
          )
        : undefined,
  },
  {
    name: 'orphan-refs-need-workflows',
    what: 'An App without Workflows: write cannot create a ref to a commit that is no ancestor of the default branch.',
    source:
      'vercel/next.js 94596 (GitHub support’s words); whether it holds for a branch without workflows is suspected',
    status: 'unverified',
    refuse: (seen) => {
      const { repo, actor } = seen;
      if (seen.operation !== newRefs || actor.kind !== 'app' || repo === undefined || !concerns(seen))
        return undefined;
      if (actor.token.permissions.workflows === 'write') return undefined;
      const heads = [...repo.refs.values()];
      return heads.includes(String(seen.body.sha))
        ? undefined
        : refusal(403, 'Resource not accessible by integration');
    },
  },
];
