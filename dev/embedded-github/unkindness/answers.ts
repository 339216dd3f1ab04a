/** Answers that hold other values than GitHub’s description lists, or fewer. */
import { fullName, repoById } from '../state/find.ts';
import type { Advisory, World } from '../world.ts';
import { isAbout, type RestSeen, type Setting, type Unkindness } from './unkindness.ts';

type Body = Readonly<Record<string, unknown>>;

function isAdvisoryAbout(world: World, setting: Setting, advisory: Advisory): boolean {
  return isAbout(setting, fullName(world, repoById(world, advisory.repoId)));
}

/** Reports in triage of the repositories that the setting is about. */
const reportsIn = (world: World, setting: Setting): readonly Advisory[] =>
  [...world.advisories.values()].filter(
    (one) => one.state === 'triage' && isAdvisoryAbout(world, setting, one),
  );

const unlistedEcosystem = 'vcpkg';

/** The reporter chose by the site what the API does not list. The product's own writing replaces it. */
export function useUnlistedEcosystem(advisory: Advisory): void {
  if (advisory.vulnerabilities.some((one) => one.ecosystem === unlistedEcosystem)) return;
  advisory.vulnerabilities.push({
    ecosystem: unlistedEcosystem,
    name: null,
    vulnerableVersionRange: null,
    patchedVersions: null,
    vulnerableFunctions: [],
  });
}

const without = (body: Body, ...fields: readonly string[]): Body =>
  Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isReport = (advisory: Advisory, { world, setting }: RestSeen): boolean =>
  advisory.submission !== null && isAdvisoryAbout(world, setting, advisory);

export const answers: readonly Unkindness[] = [
  {
    name: 'ecosystem-unlisted',
    what: 'Reports name an ecosystem that the request’s list does not have (and no package).',
    source: 'answers hold other ecosystems than the enumeration of the requests',
    status: 'unverified',
    begin: (world, setting) => {
      for (const advisory of reportsIn(world, setting)) useUnlistedEcosystem(advisory);
    },
  },
  {
    name: 'credits-incomplete',
    what: 'Reports carry a credit without `login` and `type`, whose user is null where credits are told in detail.',
    source: 'GitHub’s description requires neither field in answers',
    status: 'verified',
    distort: (body, advisory, seen) =>
      isReport(advisory, seen)
        ? {
            ...body,
            credits: [...listOf(body.credits), {}],
            credits_detailed: [
              ...listOf(body.credits_detailed),
              { user: null, type: 'other', state: 'pending' },
            ],
          }
        : body,
  },
  {
    name: 'author-gone',
    what: 'A report’s `author` is null: the account is gone.',
    source: 'GitHub’s description allows null; what else it would be for is not known',
    status: 'verified',
    distort: (body, advisory, seen) => (isReport(advisory, seen) ? { ...body, author: null } : body),
  },
  {
    name: 'reporters-are-ghosts',
    what: 'The accounts of all reporters of reports in triage are deleted when it begins; `ghost` takes their place.',
    source: 'GitHub Docs: content of deleted accounts is shown as by @ghost',
    status: 'verified',
    begin: (world, setting) => {
      const ghost = [...world.accounts.values()].find(({ login }) => login === 'ghost');
      for (const advisory of reportsIn(world, setting)) if (ghost) advisory.authorId = ghost.id;
    },
  },
  {
    name: 'editor-gone',
    what: 'By GraphQL the `editor` of every text that a person edited is null, of its revisions too.',
    source: 'GitHub’s schema allows null: editors whose account is gone',
    status: 'verified',
  },
  {
    name: 'fields-null',
    what: 'In reports in triage, whatever GitHub’s description allows to be null is null.',
    source: 'GitHub’s description',
    status: 'verified',
    distort: (body, advisory, seen) =>
      isReport(advisory, seen) && advisory.state === 'triage'
        ? {
            ...body,
            description: null,
            severity: null,
            author: null,
            created_at: null,
            updated_at: null,
            vulnerabilities: null,
            cvss: null,
            cwes: null,
            cwe_ids: null,
            credits: null,
            credits_detailed: null,
            collaborating_users: null,
            collaborating_teams: null,
          }
        : body,
  },
  {
    name: 'fields-missing',
    what: 'Advisories come without the fields that were added to GitHub’s API later.',
    source: 'fields have come and gone between versions of the API; Enterprise Server has fewer',
    status: 'unverified',
    distort: (body, advisory, { world, setting }) =>
      isAdvisoryAbout(world, setting, advisory)
        ? without(
            body,
            'cvss_severities',
            'cwes',
            'credits_detailed',
            'collaborating_teams',
            'private_fork',
            'comments',
            'closed_at',
            'withdrawn_at',
            'publisher',
          )
        : body,
  },
  {
    name: 'comments-by-mail',
    what: 'Comments of people came as replies to a mail (`createdViaEmail`): anyone who holds the reply address wrote them.',
    source: 'GraphQL field `createdViaEmail`; the address in a forwarded notification works for anybody',
    status: 'verified',
  },
  {
    name: 'sentences-alone',
    what: 'A 422 has GitHub’s sentence as its message and no `errors`: “Cannot update severity value when CVSS is set”, “Invalid state transition”, “Advisory must have at least one vulnerability”.',
    source: 'the sentences are GitHub’s; where in the body they stand was not recorded',
    status: 'unverified',
    answer: (reply) => {
      const body = reply.body as { readonly errors?: readonly { readonly message?: string }[] } | undefined;
      const sentence = body?.errors?.[0]?.message;
      if (reply.status !== 422 || sentence === undefined) return reply;
      return { ...reply, body: { ...without(body as Body, 'errors'), message: sentence } };
    },
  },
  {
    name: 'vulnerability-required',
    what: 'An advisory is neither opened nor changed by API without at least one vulnerability.',
    source: 'GitHub’s sentence “Advisory must have at least one vulnerability”; when it is said is a guess',
    status: 'unverified',
    refuse: ({ operation, body }) => {
      const isWrite = /^(?:POST|PATCH) .*\/security-advisories(?:\/\{ghsa_id\})?$/.test(operation);
      const given = body.vulnerabilities;
      const isNone = Array.isArray(given)
        ? given.length === 0
        : operation.startsWith('POST') || given === null;
      if (!isWrite || !isNone) return undefined;
      const message = 'Advisory must have at least one vulnerability';
      const errors = [{ resource: 'RepositoryAdvisory', field: 'vulnerabilities', code: 'custom', message }];
      return { status: 422, body: { message: 'Validation Failed', errors, status: '422' } };
    },
  },
];
