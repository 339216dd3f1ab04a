/** The permissions that the documentation asks for, from the table that it is made of. */

import { type PermissionSet, sumPermissions } from '../../src/github/permission-sets.ts';
import { NEEDS } from '../../src/github/permissions.ts';

const rows = Object.values(NEEDS);

/** Without these nothing works. */
export const BASE: PermissionSet = {
  metadata: 'read',
  ...sumPermissions(rows.filter(({ kind }) => kind === 'base')),
};

/** The base, and all that people could do instead. */
export const DOCUMENTED: PermissionSet = { metadata: 'read', ...sumPermissions(rows) };
