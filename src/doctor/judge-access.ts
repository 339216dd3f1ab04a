import type { Config } from '../config/config.ts';
import { type Finding, fine, judgeSeen, unseen, wrong } from './finding.ts';
import type { Granted, NeedRow, OwnerAccess, Setup } from './setup.ts';

/** GitHub takes the signature of an App whose clock is at most a minute off. */
const MOST_SKEW_MS = 60_000;

export function judgeClock({ now, aheadMs }: Pick<Setup, 'now' | 'aheadMs'>): readonly Finding[] {
  const about = 'this machine';
  if (now === null)
    return [unseen('clock', about, 'GitHub gave no answer to compare with.', 'Run it again.')];
  const seconds = Math.round(aheadMs / 1_000);
  if (Math.abs(aheadMs) <= MOST_SKEW_MS) return [fine('clock', about, 'The clock agrees with GitHub.')];
  const way = seconds > 0 ? 'ahead of' : 'behind';
  return [wrong('clock', about, 'clock-wrong', `The clock is ${Math.abs(seconds)} seconds ${way} GitHub's.`)];
}

/** Credential, installation and permissions of every owner. */
export function judgeAccess(setup: Setup, config: Config | null): readonly Finding[] {
  if (setup.access.length === 0)
    return [
      unseen(
        'credentials',
        setup.repo.split('/')[0] ?? '',
        'No credential of the bot was handed in, so what it may do was not looked at.',
        'Hand in what the secret SECURITY_PROCESS_APPS holds: --apps FILE.',
      ),
    ];
  return setup.access.flatMap((access) => [
    ...judgeCredential(access, setup.access),
    ...(access.kind === 'app' && access.granted.kind === 'seen' && access.granted.value !== null
      ? judgePermissions(access, access.granted.value, setup.needs, config)
      : []),
  ]);
}

function judgeCredential(access: OwnerAccess, all: readonly OwnerAccess[]): readonly Finding[] {
  const { owner, kind, granted } = access;
  if (kind === 'none') {
    if (access.isConfigured === false) return [];
    const others = all.flatMap((each) =>
      each.kind === 'app' && each.isConfigured !== true ? [each.owner] : [],
    );
    const instead = others.length === 0 ? '' : ` The secret has one for ${others.join(', ')}.`;
    return [
      wrong('credentials', owner, 'credential-missing', `There is no credential for ${owner}.${instead}`),
    ];
  }
  if (access.isConfigured === false && !access.isHome)
    return [wrong('credentials', owner, 'owner-not-configured', `The configuration does not name ${owner}.`)];
  return judgeSeen(
    'credentials',
    owner,
    granted,
    () => [wrong('installation', owner, 'app-not-installed', `The App is not installed for ${owner}.`)],
    (value) =>
      value === null
        ? [
            fine('credentials', owner, 'GitHub knows the token.'),
            unseen(
              'permissions',
              owner,
              'What a token may do cannot be listed.',
              'Compare its permissions with docs/permissions.md, or use an App.',
            ),
          ]
        : [fine('credentials', owner, 'GitHub knows the App, and it is installed.')],
  );
}

function judgePermissions(
  access: OwnerAccess,
  granted: Granted,
  needs: readonly NeedRow[],
  config: Config | null,
): readonly Finding[] {
  const { owner, asked } = access;
  const wanted = neededBy(access, needs, config);
  const findings = [...wanted].flatMap(([permission, rows]) => {
    if (covers(granted, permission)) return [];
    const steps = [...new Set(rows.map(({ does }) => does))];
    const more = steps.length > 2 ? `, and ${steps.length - 2} more steps` : '';
    const cause = asked && covers(asked, permission) ? 'permission-not-accepted' : 'permission-missing';
    const says = `${permission} is missing: it is needed to ${steps.slice(0, 2).join(' and to ')}${more}.`;
    return [wrong('permissions', owner, cause, says)];
  });
  const extra = findUnused(granted, needs).map((permission) =>
    wrong('permissions', owner, 'permission-too-many', `${permission} is granted, and no step uses it.`),
  );
  if (findings.length + extra.length > 0) return [...findings, ...extra];
  const byHand = needs.filter((row) => row.kind === 'optional' && !isGranted(granted, row)).length;
  const says =
    byHand === 0
      ? 'All permissions are there, and none too many.'
      : `All that is needed is there; ${byHand} optional steps are tasks for people (docs/permissions.md).`;
  return [fine('permissions', owner, says)];
}

/** `issues: write` to the rows that need it, for this owner and this configuration. */
function neededBy(
  access: OwnerAccess,
  needs: readonly NeedRow[],
  config: Config | null,
): ReadonlyMap<string, readonly NeedRow[]> {
  const wanted = new Map<string, NeedRow[]>();
  const rows = needs.filter(
    (row) =>
      (row.kind === 'base' && (access.isHome || row.where === 'project repos')) ||
      isConfigured(row, access.owner, config),
  );
  for (const row of rows)
    for (const [key, level] of Object.entries(row.permissions)) {
      if (key === 'metadata' || (key === 'members' && !access.isOrganisation)) continue;
      const permission = `${key}: ${level}`;
      wanted.set(permission, [...(wanted.get(permission) ?? []), row]);
    }
  // Where writing is needed, reading goes without saying.
  for (const permission of [...wanted.keys()])
    if (permission.endsWith(': read') && wanted.has(permission.replace(/read$/, 'write')))
      wanted.delete(permission);
  return wanted;
}

/** Optional permissions that something in the configuration needs. */
function isConfigured(row: NeedRow, owner: string, config: Config | null): boolean {
  if (config === null || row.kind !== 'optional') return false;
  const isIn = (repo: string | null | undefined): boolean =>
    repo?.split('/')[0]?.toLowerCase() === owner.toLowerCase();
  if ('deployments' in row.permissions) return config.holds.repos.some(isIn);
  if (row.where === 'site repo') return isIn(config.blog?.repo);
  if ('discussions' in row.permissions)
    return config.channels.some((channel) => 'discussion' in channel && isIn(channel.discussion?.repo));
  return false;
}

const RANK: Readonly<Record<string, number>> = { read: 1, write: 2, admin: 3 };

function covers(granted: Granted, permission: string): boolean {
  const [key = '', level = ''] = permission.split(': ');
  return (RANK[granted[key] ?? ''] ?? 0) >= (RANK[level] ?? 9);
}

const isGranted = (granted: Granted, { permissions }: NeedRow): boolean =>
  Object.entries(permissions).every(
    ([key, level]) => key === 'metadata' || covers(granted, `${key}: ${level}`),
  );

/** `administration: write`: what is granted beyond the sum of all steps. */
function findUnused(granted: Granted, needs: readonly NeedRow[]): readonly string[] {
  return Object.entries(granted).flatMap(([key, level]) => {
    const most = Math.max(0, ...needs.map(({ permissions }) => RANK[permissions[key] ?? ''] ?? 0));
    return key !== 'metadata' && (RANK[level ?? ''] ?? 0) > most ? [`${key}: ${level}`] : [];
  });
}
