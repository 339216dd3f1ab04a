/** Permission keys of GitHub Apps that this project knows, as in access-token requests. */
export type PermissionKey =
  | 'actions'
  | 'contents'
  | 'deployments'
  | 'discussions'
  | 'issues'
  | 'members'
  | 'metadata'
  | 'pull_requests'
  | 'repository_advisories';

export type PermissionSet = Readonly<Partial<Record<PermissionKey, 'read' | 'write'>>>;

const isHigher = (one: 'read' | 'write', other: 'read' | 'write' | undefined): boolean =>
  other === undefined || (one === 'write' && other === 'read');

/** The sum of several needs: every key with the highest level that is asked for. */
export function sumPermissions(needs: readonly { readonly permissions: PermissionSet }[]): PermissionSet {
  const sum: Partial<Record<PermissionKey, 'read' | 'write'>> = {};
  for (const { permissions } of needs)
    for (const [key, level] of Object.entries(permissions) as [PermissionKey, 'read' | 'write'][])
      if (isHigher(level, sum[key])) sum[key] = level;
  return sum;
}

/** `contents: read, issues: write`. */
export function renderPermissions(permissions: PermissionSet): string {
  return Object.entries(permissions)
    .map(([key, level]) => `${key}: ${level}`)
    .sort()
    .join(', ');
}

/** Keys that were asked for and are not granted, `issues: write`; `granted` as GitHub answers it. */
export function missingPermissions(
  asked: PermissionSet,
  granted: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const isEnough = (have: string | undefined, want: string): boolean =>
    have === want || have === 'admin' || (have === 'write' && want === 'read');
  return Object.entries(asked)
    .filter(([key, level]) => key !== 'metadata' && !isEnough(granted[key], level))
    .map(([key, level]) => `${key}: ${level}`);
}
