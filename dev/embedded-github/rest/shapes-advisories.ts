/** REST bodies of advisories: of a repository, and the global ones that published ones become. */
import { nodeId } from '../node-id.ts';
import { scoreOf } from '../state/cvss.ts';
import { fullName, iso, isoOrNull, loginOf, repoById } from '../state/find.ts';
import type { Advisory, AdvisoryComment, World } from '../world.ts';
import { type Json, teamShape, userOrNull, userShape } from './shapes-accounts.ts';
import { repoApi, repoWeb, simpleRepoShape } from './shapes-repos.ts';

function cvss(vector: string | null): Json {
  return { vector_string: vector, score: vector === null ? null : scoreOf(vector) };
}

function severities(advisory: Advisory): Json {
  return { cvss_v3: cvss(advisory.cvssV3), cvss_v4: cvss(advisory.cvssV4) };
}

function identifiers(advisory: Advisory): Json[] {
  const ghsa = { type: 'GHSA', value: advisory.ghsa };
  return advisory.cveId === null ? [ghsa] : [ghsa, { type: 'CVE', value: advisory.cveId }];
}

function advisoryApi(world: World, advisory: Advisory): string {
  return `${repoApi(world, repoById(world, advisory.repoId))}/security-advisories/${advisory.ghsa}`;
}

function advisoryWeb(world: World, advisory: Advisory): string {
  return `${repoWeb(world, repoById(world, advisory.repoId))}/security/advisories/${advisory.ghsa}`;
}

export function advisoryShape(world: World, advisory: Advisory): Json {
  const fork = advisory.privateForkId === null ? undefined : world.repos.get(advisory.privateForkId);
  return {
    ghsa_id: advisory.ghsa,
    cve_id: advisory.cveId,
    url: advisoryApi(world, advisory),
    html_url: advisoryWeb(world, advisory),
    summary: advisory.summary,
    description: advisory.description,
    severity: advisory.severity,
    author: userShape(world, advisory.authorId),
    publisher: userOrNull(world, advisory.publisherId),
    identifiers: identifiers(advisory),
    state: advisory.state,
    created_at: iso(advisory.createdAt),
    updated_at: iso(advisory.updatedAt),
    published_at: isoOrNull(advisory.publishedAt),
    closed_at: isoOrNull(advisory.closedAt),
    withdrawn_at: isoOrNull(advisory.withdrawnAt),
    submission: advisory.submission && { accepted: advisory.submission.accepted },
    vulnerabilities: advisory.vulnerabilities.map((one) => ({
      package: { ecosystem: one.ecosystem, name: one.name },
      vulnerable_version_range: one.vulnerableVersionRange,
      patched_versions: one.patchedVersions,
      vulnerable_functions: [...one.vulnerableFunctions],
    })),
    cvss: cvss(advisory.cvssV3 ?? advisory.cvssV4),
    cvss_severities: severities(advisory),
    cwes: advisory.cweIds.map((id) => ({ cwe_id: id, name: id })),
    cwe_ids: [...advisory.cweIds],
    credits: advisory.credits.map((one) => ({ login: loginOf(world, one.userId), type: one.type })),
    credits_detailed: advisory.credits.map((one) => ({
      user: userShape(world, one.userId),
      type: one.type,
      state: one.state,
    })),
    collaborating_users: advisory.collaboratingUserIds.map((id) => userShape(world, id)),
    collaborating_teams: advisory.collaboratingTeamIds.map((id) => teamShape(world, world.teams.get(id)!)),
    private_fork: fork ? simpleRepoShape(world, fork) : null,
    ...(world.settings.advisoryComments === 'on'
      ? { comments: advisory.comments.filter((one) => !one.confidential).length }
      : {}),
  };
}

/** As outsiders see a published one: the collaborators stays unnamed. */
export function publishedShape(world: World, advisory: Advisory): Json {
  return {
    ...advisoryShape(world, advisory),
    collaborating_users: null,
    collaborating_teams: null,
    private_fork: null,
  };
}

export function advisoryCommentShape(world: World, advisory: Advisory, comment: AdvisoryComment): Json {
  return {
    id: comment.id,
    node_id: nodeId('SAC', comment.id),
    url: `${advisoryApi(world, advisory)}/comments/${comment.id}`,
    html_url: `${advisoryWeb(world, advisory)}#advisory-comment-${comment.id}`,
    body: comment.body,
    user: userShape(world, comment.authorId),
    author_association: 'NONE',
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
  };
}

export function globalAdvisoryShape(world: World, advisory: Advisory): Json {
  const repo = repoById(world, advisory.repoId);
  return {
    ghsa_id: advisory.ghsa,
    cve_id: advisory.cveId,
    url: `${world.settings.apiUrl}/advisories/${advisory.ghsa}`,
    html_url: `${world.settings.webUrl}/advisories/${advisory.ghsa}`,
    repository_advisory_url: advisoryApi(world, advisory),
    summary: advisory.summary,
    description: advisory.description,
    type: 'reviewed',
    severity: advisory.severity ?? 'unknown',
    source_code_location: `${world.settings.webUrl}/${fullName(world, repo)}`,
    identifiers: identifiers(advisory),
    references: [advisoryWeb(world, advisory)],
    published_at: iso(advisory.publishedAt ?? advisory.createdAt),
    updated_at: iso(advisory.updatedAt),
    github_reviewed_at: isoOrNull(advisory.publishedAt),
    nvd_published_at: null,
    withdrawn_at: isoOrNull(advisory.withdrawnAt),
    vulnerabilities: advisory.vulnerabilities.map((one) => ({
      package: { ecosystem: one.ecosystem, name: one.name },
      vulnerable_version_range: one.vulnerableVersionRange,
      first_patched_version: one.patchedVersions,
      vulnerable_functions: [...one.vulnerableFunctions],
    })),
    cvss: cvss(advisory.cvssV3 ?? advisory.cvssV4),
    cvss_severities: severities(advisory),
    cwes: advisory.cweIds.map((id) => ({ cwe_id: id, name: id })),
    credits: advisory.credits.map((one) => ({ user: userShape(world, one.userId), type: one.type })),
  };
}
