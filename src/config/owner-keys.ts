import * as v from 'valibot';
import { either, key, mapping, orAlone } from './keys.ts';
import { OWNER_LOGIN, REPO_NAME, TEAM_PATH, TEAM_SLUG } from './names.ts';
import {
  checked,
  described,
  distinctListOf,
  isMapping,
  nameWord,
  numericId,
  type Reads,
  type Refuse,
  recordOf,
  refuseRepeated,
  says,
  type TextRule,
  text,
} from './readers.ts';

const REPOS = 'all, or a list of repo names';
const listedRepos = distinctListOf(text(REPO_NAME), REPOS);

const everyRepo: Reads<'all-public'> = v.pipe(
  v.custom<'all'>(
    (value) => value === 'all',
    ({ input }) => says({ expected: REPOS, suggestion: suggestRepos(input) }),
  ),
  v.transform(() => 'all-public' as const),
);

/** `all` (every public repo of the owner), or a list of names. */
const repos: Reads<'all-public' | readonly string[]> = described(
  v.lazy((input) => (Array.isArray(input) ? listedRepos : everyRepo)),
  { expected: REPOS, takes: '`all` (every public one), or a list of names' },
);

function suggestRepos(input: unknown): string | undefined {
  if (input === null) return 'Write all for every public repo, [] for none.';
  const word = nameWord(input);
  if (word === undefined) return undefined;
  if (/^(?:\*|any|every|all(?:[ _-]?(?:public|repos?))*|public|true)$/i.test(word))
    return 'Write all for every public repo.';
  const names = word.split(/\s*,\s*|\s+/);
  const wrong = names.find((name) => !REPO_NAME.accepts(name));
  if (wrong === undefined) return `Write it as a list: [${names.join(', ')}].`;
  return names.length === 1
    ? REPO_NAME.suggests?.(wrong)?.replace(/^Write (\S+)\./, 'Write [$1].')
    : undefined;
}

const id = key(numericId(), {
  meaning: 'The numeric id. A login that resolves to another id is an alarm.',
  without: 'the login alone counts',
  example: 1234567,
});
const SEVERAL = 'Several are written under owners, one by one.';
const ONE_OWNER: TextRule = {
  ...OWNER_LOGIN,
  several: SEVERAL,
  suggests: (word) => (/[,;]|\sand\s/.test(word) ? SEVERAL : OWNER_LOGIN.suggests?.(word)),
};

const login = key(text(ONE_OWNER), {
  meaning: 'The login, where the owner is a mapping.',
  example: 'example-org',
  also: ['name', 'owner', 'org'],
});
const excluded = distinctListOf(text(REPO_NAME), 'a list of repo names');
const ofOwner = {
  repos: key(repos, { meaning: 'Like `repos`, for this owner.', default: 'all', example: ['parser'] }),
  exclude: key(excluded, {
    meaning: 'Like `exclude`, for this owner.',
    default: [],
    example: ['playground'],
    also: ['except', 'ignore'],
  }),
};

/** `repos` and `exclude` of one mapping say which repos are ours, and must not contradict each other. */
function refuseContradiction({ repos: listed, exclude }: Record<string, unknown>, refuse: Refuse): void {
  if (!Array.isArray(listed) || !Array.isArray(exclude)) return;
  const names = new Set(listed.map((name) => nameWord(name)?.toLowerCase()));
  for (const [index, item] of exclude.entries()) {
    const name = nameWord(item);
    if (name === undefined || !names.has(name.toLowerCase())) continue;
    const expected = 'a repo in one of the two lists only';
    refuse(['exclude', index], { found: `"${name}", which repos lists`, expected });
  }
}

const owner = orAlone('login', mapping({ login, id, ...ofOwner }, { check: refuseContradiction }));
const ownerOptions = mapping({ id, ...ofOwner }, { check: refuseContradiction });

export type OwnerConfig = v.InferOutput<typeof owner>;

const OWNERS = 'a list of owners, or a mapping of login to repos';

const ownersByLogin: Reads<readonly OwnerConfig[]> = v.pipe(
  recordOf(text(OWNER_LOGIN), orAlone('repos', ownerOptions), OWNERS),
  checked((byLogin, refuse) => {
    const logins = Object.keys(isMapping(byLogin) ? byLogin : {});
    refuseRepeated(logins, refuse, (index) => logins[index]!);
  }),
  v.transform((byLogin) => Object.entries(byLogin).map(([login, rest]) => ({ login, ...rest }))),
);

const ownersInOrder = distinctListOf(owner, OWNERS, (item) =>
  isMapping(item) && typeof item.login === 'string' ? item.login : undefined,
);

const owners: Reads<readonly OwnerConfig[]> = v.pipe(
  either(ownersByLogin, ownersInOrder, { expected: OWNERS, each: owner }),
  v.check((list) => list.length > 0, says({ expected: 'at least one owner' })),
);

const BESIDE = 'repos and exclude stand beside owner, not inside it.';
const ownerAlone = orAlone(
  'login',
  mapping({ login, id }, { elsewhere: { repos: BESIDE, exclude: BESIDE, except: BESIDE } }),
);

const detailedTeam = mapping({
  slug: key(text(TEAM_SLUG), {
    meaning: "The last part of the team's address.",
    example: 'security-triage',
    also: ['name', 'team'],
  }),
  owner: key(text(OWNER_LOGIN), {
    meaning: 'The organisation of the team.',
    without: 'the first owner',
    example: 'example-org',
    also: ['org'],
  }),
  id: key(numericId(), {
    meaning: 'The numeric id. A slug that resolves to another id is an alarm.',
    without: 'the slug alone counts',
    example: 7654321,
  }),
});

const plainTeam: typeof detailedTeam = v.pipe(
  text(TEAM_PATH),
  v.transform((path) => {
    const [slug = '', owner] = path.split('/').reverse();
    return { slug, owner: owner ?? null, id: null };
  }),
);

/** Who we are: `owner` with `repos` and `exclude` beside it, or `owners` with theirs inside, and the team. */
export const OWNER_KEYS = {
  owner: key(ownerAlone, {
    meaning:
      'The organisation or user whose public repos are ours. One of `owner` and `owners` must be there.',
    without: 'there must be `owners`',
    example: 'example-org',
    also: ['org', 'organization', 'organisation'],
  }),
  repos: key(repos, {
    meaning: 'Which repos of `owner` are project repos. Patterns are not read.',
    without: '`all`',
    example: ['parser', 'router'],
  }),
  exclude: key(excluded, {
    meaning: 'Repos of `owner` that are not, where `repos` is `all`.',
    without: '`[]`',
    example: ['playground'],
    also: ['except'],
  }),
  owners: key(owners, {
    meaning: 'Several owners; the first is the one of the triage repo.',
    takes: 'a list of logins or mappings, or a mapping of login to `all`, a list of repos, or the keys below',
    without: '`owner` alone',
    example: { 'example-org': 'all', 'example-libs': ['parser'] },
    also: ['orgs', 'organizations', 'organisations'],
  }),
  team: key(either(detailedTeam, plainTeam, { expected: TEAM_PATH.expected }), {
    meaning: 'The team that handles reports: its members may ask for any move. Must be there.',
    takes: '`slug` (of the first owner), `owner/slug`, or a mapping',
    missing: 'the team that handles reports: slug or owner/slug',
    example: 'security-triage',
  }),
};

export const securityManagerOf = key(distinctListOf(text(OWNER_LOGIN), 'a list of owners'), {
  meaning:
    'Owners in which the team, or all of its members, hold the role “security manager”: they open every advisory there already. Elsewhere the bot adds the team to the advisory of each case, or the case says who has to.',
  default: [],
  example: ['example-org'],
  as: 'securityManagerOf',
  also: ['securityManagerOf', 'security-managers', 'security-manager'],
});

/** One of the two ways to name the owners. */
export function checkOwnerKeys(written: Readonly<Record<string, unknown>>, refuse: Refuse): void {
  refuseContradiction(written, refuse);
  if (!('owner' in written) && !('owners' in written)) {
    const expected = 'the login of the organisation or user whose repos these are';
    refuse(['owner'], { found: 'nothing', expected });
  }
  if (!('owners' in written)) return;
  if ('owner' in written) refuse(['owners'], { found: 'owners beside owner', expected: 'one of the two' });
  for (const name of ['repos', 'exclude']) {
    const expected = `${name} inside the owner it is meant for`;
    if (name in written) refuse([name], { found: `${name} beside owners`, expected });
  }
}
