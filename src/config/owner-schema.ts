import * as v from 'valibot';
import type { Config, OwnerConfig } from './config.ts';
import { OWNER_LOGIN, REPO_NAME, TEAM_PATH, TEAM_SLUG } from './names.ts';
import {
  distinctListOf,
  isMapping,
  mapping,
  nameWord,
  numericId,
  pathTo,
  type Reads,
  recordOf,
  says,
  text,
} from './written-values.ts';

const id = numericId();
const excluded = distinctListOf(text(REPO_NAME), 'a list of repo names');

const REPOS = 'all, or a list of repo names';

/** `all` (every public repo of the owner), or a list of names. */
export const repos: Reads<OwnerConfig['repos']> = v.lazy((input) =>
  Array.isArray(input) ? distinctListOf(text(REPO_NAME), REPOS) : everyRepo,
);

const everyRepo: Reads<'all-public'> = v.pipe(
  v.custom<'all'>(
    (value) => value === 'all',
    ({ input }) => says({ expected: REPOS, suggestion: suggestRepos(input) }),
  ),
  v.transform(() => 'all-public' as const),
);

function suggestRepos(input: unknown): string | undefined {
  if (input === null) return 'Write all for every public repo, [] for none.';
  if (typeof input !== 'string' && typeof input !== 'number') return undefined;
  if (/^(?:\*|any|every|all.*|public|true)$/i.test(String(input))) return 'Write all for every public repo.';
  return `Write it as a list: [${input}].`;
}

const repoEntries = { repos: v.optional(repos, 'all'), exclude: v.optional(excluded, []) };

/** `repos` and `exclude` of one mapping say which repos are ours, and must not contradict each other. */
export function refuseContradiction<T extends object>() {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!isMapping(dataset.value)) return;
    const { repos: listed, exclude } = dataset.value;
    if (!Array.isArray(listed) || !Array.isArray(exclude)) return;
    const names = new Set(listed.map((name) => nameWord(name)?.toLowerCase()));
    for (const [index, item] of exclude.entries()) {
      const name = nameWord(item);
      if (name === undefined || !names.has(name.toLowerCase())) continue;
      addIssue({
        message: says({
          found: `"${name}", which repos lists`,
          expected: 'a repo in one of the two lists only',
        }),
        path: [pathTo(dataset.value, 'exclude'), pathTo(exclude, index)],
      });
    }
  });
}

const SYNONYMS = {
  name: 'Did you mean login?',
  owner: 'Did you mean login?',
  org: 'Did you mean login?',
  except: 'Did you mean exclude?',
  ignore: 'Did you mean exclude?',
};

const OWNER = 'a login, or a mapping of login, id, repos and exclude';

const detailedOwner: Reads<OwnerConfig> = v.pipe(
  mapping(
    { login: text(OWNER_LOGIN), id: v.optional(id), ...repoEntries },
    { expected: OWNER, missing: { login: OWNER_LOGIN.expected }, synonyms: SYNONYMS },
  ),
  refuseContradiction(),
  v.transform(({ login, id, repos, exclude }) => ({ login, id: id ?? null, repos, exclude })),
);

const plainOwner: Reads<OwnerConfig> = v.pipe(
  text({ ...OWNER_LOGIN, expected: OWNER }),
  v.transform((login) => ({ login, id: null, repos: 'all-public' as const, exclude: [] })),
);

type OwnerName = Pick<OwnerConfig, 'login' | 'id'>;

const OWNER_ALONE = 'a login, or a mapping of login and id';

/** The one owner: `example-org`, or `login` and `id`. Its repos stand beside it. */
export const ownerAlone: Reads<OwnerName> = v.lazy((input) =>
  isMapping(input) ? detailedOwnerAlone : plainOwnerAlone,
);

const plainOwnerAlone: Reads<OwnerName> = v.pipe(
  text({ ...OWNER_LOGIN, expected: OWNER_ALONE }),
  v.transform((login) => ({ login, id: null })),
);

const BESIDE = 'repos and exclude stand beside owner, not inside it.';

const detailedOwnerAlone: Reads<OwnerName> = v.pipe(
  mapping(
    { login: text(OWNER_LOGIN), id: v.optional(id) },
    {
      expected: OWNER_ALONE,
      missing: { login: OWNER_LOGIN.expected },
      synonyms: { ...SYNONYMS, repos: BESIDE, exclude: BESIDE },
    },
  ),
  v.transform(({ login, id }) => ({ login, id: id ?? null })),
);

/** `example-org`, or a mapping with `login`. */
const owner: Reads<OwnerConfig> = v.lazy((input) => (isMapping(input) ? detailedOwner : plainOwner));

const ownerValue: Reads<Omit<OwnerConfig, 'login'>> = v.lazy((input) =>
  isMapping(input) ? ownerOptions : ownerRepos,
);

const ownerRepos: Reads<Omit<OwnerConfig, 'login'>> = v.pipe(
  repos,
  v.transform((repos) => ({ id: null, repos, exclude: [] })),
);

const ownerOptions: Reads<Omit<OwnerConfig, 'login'>> = v.pipe(
  mapping(
    { id: v.optional(id), ...repoEntries },
    { expected: 'all, a list of repo names, or a mapping of id, repos and exclude', synonyms: SYNONYMS },
  ),
  refuseContradiction(),
  v.transform(({ id, repos, exclude }) => ({ id: id ?? null, repos, exclude })),
);

const OWNERS = 'a list of owners, or a mapping of login to repos';

const ownersByLogin: Reads<OwnerConfig[]> = v.pipe(
  recordOf(text(OWNER_LOGIN), ownerValue, OWNERS),
  v.rawCheck(({ dataset, addIssue }) => {
    const seen = new Set<string>();
    for (const login of Object.keys(isMapping(dataset.value) ? dataset.value : {})) {
      const repeated = seen.has(login.toLowerCase());
      seen.add(login.toLowerCase());
      if (!repeated) continue;
      const message = says({ found: `"${login}" a second time`, expected: 'every one once' });
      addIssue({ message, path: [pathTo(dataset.value, login)] });
    }
  }),
  v.transform((byLogin) => Object.entries(byLogin).map(([login, rest]) => ({ login, ...rest }))),
);

const ownersInOrder: Reads<OwnerConfig[]> = distinctListOf(owner, OWNERS, (item) =>
  isMapping(item) && typeof item.login === 'string' ? item.login : undefined,
);

/** Owners as a list, or as a mapping `login: all`, `login: [repo]`, `login: { repos, exclude, id }`. */
export const owners: Reads<OwnerConfig[]> = v.pipe(
  v.lazy((input) => (isMapping(input) ? ownersByLogin : ownersInOrder)),
  v.check((list) => list.length > 0, says({ expected: 'at least one owner' })),
);

/** The team as written; `owner` is null where the first owner is meant. */
export interface WrittenTeam {
  readonly owner: string | null;
  readonly slug: string;
  readonly id: Config['team']['id'];
}

/** `slug`, `owner/slug`, or a mapping with `slug`. */
export const team: Reads<WrittenTeam> = v.lazy((input) => (isMapping(input) ? detailedTeam : plainTeam));

const plainTeam: Reads<WrittenTeam> = v.pipe(
  text(TEAM_PATH),
  v.transform((path) => {
    const [slug = '', owner] = path.split('/').reverse();
    return { owner: owner ?? null, slug, id: null };
  }),
);

const detailedTeam: Reads<WrittenTeam> = v.pipe(
  mapping(
    { slug: text(TEAM_SLUG), owner: v.optional(text(OWNER_LOGIN)), id: v.optional(id) },
    {
      expected: 'a slug, owner/slug, or a mapping of slug, owner and id',
      missing: { slug: TEAM_SLUG.expected },
      synonyms: { name: 'Did you mean slug?', team: 'Did you mean slug?', org: 'Did you mean owner?' },
    },
  ),
  v.transform(({ slug, owner, id }) => ({ slug, owner: owner ?? null, id: id ?? null })),
);
