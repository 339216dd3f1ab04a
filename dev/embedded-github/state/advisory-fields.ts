/** The fields of an advisory as REST takes them: checked, then set. */
import type { Advisory, CreditType, Ctx, Severity, Vulnerability } from '../world.ts';
import { severityOf } from './cvss.ts';
import { accountByLogin, repoById, teamBySlug } from './find.ts';
import { invalidField } from './validate.ts';

/** Fields as REST names them; undefined leaves alone, null empties. Arrays replace what was there. */
export interface AdvisoryFields {
  readonly summary?: string;
  readonly description?: string;
  readonly cve_id?: string | null;
  readonly vulnerabilities?: readonly VulnerabilityField[] | null;
  readonly cwe_ids?: readonly string[] | null;
  readonly credits?: readonly { readonly login: string; readonly type: string }[] | null;
  readonly severity?: string | null;
  readonly cvss_vector_string?: string | null;
  readonly state?: string;
  readonly collaborating_users?: readonly string[] | null;
  readonly collaborating_teams?: readonly string[] | null;
  readonly start_private_fork?: boolean;
}

interface VulnerabilityField {
  readonly package: { readonly ecosystem: string; readonly name?: string | null };
  readonly vulnerable_version_range?: string | null;
  readonly patched_versions?: string | null;
  readonly vulnerable_functions?: readonly string[] | null;
}

/** Sets what is given; throws 422 at the first field that is wrong. Work on a copy: it may be half done then. */
export function applyFields(ctx: Ctx, advisory: Advisory, fields: AdvisoryFields): void {
  if (fields.summary !== undefined) advisory.summary = checkLength('summary', fields.summary, 1024);
  if (fields.description !== undefined) {
    advisory.description = checkLength('description', fields.description, 65_535);
  }
  if (fields.cve_id !== undefined) advisory.cveId = checkCve(fields.cve_id);
  if (fields.cwe_ids !== undefined) advisory.cweIds = (fields.cwe_ids ?? []).map(checkCwe);
  if (fields.vulnerabilities !== undefined) {
    advisory.vulnerabilities = (fields.vulnerabilities ?? []).map(vulnerabilityOf);
  }
  if (fields.credits !== undefined) applyCredits(ctx, advisory, fields.credits ?? []);
  applySeverity(advisory, fields);
  if (fields.collaborating_users !== undefined) {
    advisory.collaboratingUserIds = (fields.collaborating_users ?? []).map((login) => personId(ctx, login));
  }
  if (fields.collaborating_teams !== undefined) {
    advisory.collaboratingTeamIds = (fields.collaborating_teams ?? []).map((slug) =>
      teamId(ctx, advisory, slug),
    );
  }
}

function checkLength(field: string, text: string, limit: number): string {
  if (text.trim() === '')
    throw invalidField('RepositoryAdvisory', field, `${field} is missing`, 'missing_field');
  if ([...text].length > limit) {
    throw invalidField('RepositoryAdvisory', field, `${field} is too long (maximum is ${limit} characters)`);
  }
  return text;
}

function checkCve(id: string | null): string | null {
  if (id === null || /^CVE-\d{4}-\d{4,}$/i.test(id)) return id === null ? null : id.toUpperCase();
  throw invalidField('RepositoryAdvisory', 'cve_id', 'cve_id is not a CVE id');
}

function checkCwe(id: string): string {
  if (/^CWE-\d+$/i.test(id)) return id.toUpperCase();
  throw invalidField('RepositoryAdvisory', 'cwe_ids', `${id} is not a CWE id`);
}

function vulnerabilityOf(field: VulnerabilityField): Vulnerability {
  return {
    ecosystem: field.package.ecosystem,
    name: field.package.name ?? null,
    vulnerableVersionRange: field.vulnerable_version_range ?? null,
    patchedVersions: field.patched_versions ?? null,
    vulnerableFunctions: [...(field.vulnerable_functions ?? [])],
  };
}

/** Severity or a vector, never both; once there is a vector, severity follows from it. */
function applySeverity(advisory: Advisory, fields: AdvisoryFields): void {
  const vector = fields.cvss_vector_string;
  if (fields.severity != null && vector != null) {
    throw invalidField(
      'RepositoryAdvisory',
      'severity',
      'severity and cvss_vector_string exclude each other',
    );
  }
  if (vector !== undefined) {
    const severity = vector === null ? null : severityOf(vector);
    if (vector !== null && severity === null) {
      throw invalidField(
        'RepositoryAdvisory',
        'cvss_vector_string',
        'cvss_vector_string is not a valid vector',
      );
    }
    advisory.cvssV3 = vector?.startsWith('CVSS:3') ? vector : null;
    advisory.cvssV4 = vector?.startsWith('CVSS:4') ? vector : null;
    if (vector !== null) advisory.severity = severity;
  }
  if (fields.severity === undefined) return;
  if (fields.severity !== null && (advisory.cvssV3 !== null || advisory.cvssV4 !== null)) {
    throw invalidField('RepositoryAdvisory', 'severity', 'Cannot update severity value when CVSS is set');
  }
  if (advisory.cvssV3 === null && advisory.cvssV4 === null)
    advisory.severity = fields.severity as Severity | null;
}

function applyCredits(
  ctx: Ctx,
  advisory: Advisory,
  credits: readonly { login: string; type: string }[],
): void {
  advisory.credits = credits.map(({ login, type }) => {
    const userId = personId(ctx, login);
    const known = advisory.credits.find((one) => one.userId === userId);
    return { userId, type: type as CreditType, state: known?.state ?? 'pending' };
  });
}

function personId(ctx: Ctx, login: string): number {
  const account = accountByLogin(ctx.world, login);
  if (account?.type === 'User') return account.id;
  throw invalidField('RepositoryAdvisory', 'user', `${login} is not a user`);
}

function teamId(ctx: Ctx, advisory: Advisory, slug: string): number {
  const org = ctx.world.orgs.get(repoById(ctx.world, advisory.repoId).ownerId);
  const team = org && teamBySlug(ctx.world, org, slug);
  if (team) return team.id;
  throw invalidField(
    'RepositoryAdvisory',
    'collaborating_teams',
    `${slug} is not a team of the organisation`,
  );
}
