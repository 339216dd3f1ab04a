/** Advisories: lists, comments, vectors, forks. All of drafts, in a repo that is deleted afterwards. */
import { pathOf } from '../../../src/github/client.ts';
import { at, demandDone, isRefused, listAt, otherwise, type Said } from '../answer.ts';
import { type Ground, madeIn } from '../ground.ts';
import { type Question, verified } from '../question.ts';

const BASE = '/repos/{owner}/{repo}/security-advisories';
const ONE = `${BASE}/{ghsa_id}` as const;
export const WRITES = { repository_advisories: 'write' } as const;
const V3 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N';
const V4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N';

const PACKAGE = { ecosystem: 'npm', name: 'security-process-probe' };

/** Of a flaw that there is not, in a package that there is not. */
export const FIELDS = {
  summary: 'No flaw: a probe of how GitHub answers',
  description: 'Nothing is wrong here. A program tries what GitHub lets an App do, and deletes this again.',
  vulnerabilities: [
    {
      package: PACKAGE,
      vulnerable_version_range: '< 0.0.1',
      patched_versions: '0.0.1',
      vulnerable_functions: [],
    },
  ],
  cvss_vector_string: V3,
} as const;

/** A new draft; its GHSA id. */
export async function makeDraft(ground: Ground, fields: object = FIELDS): Promise<string> {
  const said = await ground.hands.asApp({ permissions: WRITES, repos: [ground.project] }, `POST ${BASE}`, {
    ...pathOf(ground.project.name),
    ...fields,
  });
  return String(at(demandDone(said, 'open a draft advisory as the App').data, 'ghsa_id'));
}

export const sharedDraft = (ground: Ground): Promise<string> => ground.once('draft', () => makeDraft(ground));

export const asApp = (
  ground: Ground,
  route: string,
  parameters: object,
  permissions: Readonly<Record<string, string>> = WRITES,
): Promise<Said> =>
  ground.hands.asApp({ permissions, repos: [ground.project] }, route, {
    ...pathOf(ground.project.name),
    ...parameters,
  });

const makeComment = (ground: Ground): Promise<Said> =>
  ground.once('comment', async () =>
    asApp(ground, `POST ${ONE}/comments`, { ghsa_id: await sharedDraft(ground), body: 'A comment.' }),
  );

const COMMENT_FIELDS = ['id', 'node_id', 'url', 'html_url', 'body', 'created_at', 'updated_at', 'user.login'];

export const advisoryQuestions: readonly Question[] = [
  {
    id: 'advisory-comments-by-app',
    needs: WRITES,
    ask: async (ground) => {
      const made = await makeComment(ground);
      if (isRefused(made)) return otherwise(made, 'The App may not comment on an advisory.');
      const ghsa_id = await sharedDraft(ground);
      const comment_id = at(made.data, 'id');
      const changed = await asApp(ground, `PATCH ${ONE}/comments/{comment_id}`, {
        ghsa_id,
        comment_id,
        body: 'A changed comment.',
      });
      if (isRefused(changed)) return otherwise(changed, 'The App may not change its own comment.');
      const listed = await asApp(ground, `GET ${ONE}/comments`, { ghsa_id });
      const bodies = listAt(listed.data, '').map((one) => at(one, 'body'));
      if (isRefused(listed) || !bodies.includes('A changed comment.'))
        return otherwise(listed, 'The App’s comment, changed, is not in the list of comments.');
      return verified('Written, changed and listed by the App.');
    },
  },
  {
    id: 'advisory-comments-shape',
    needs: WRITES,
    ask: async (ground) => {
      const made = demandDone(await makeComment(ground), 'comment on an advisory as the App');
      const missing = COMMENT_FIELDS.filter((path) => at(made.data, path) === undefined);
      if (missing.length > 0) return otherwise(made, `A comment comes without ${missing.join(', ')}.`);
      return verified(`A comment has ${COMMENT_FIELDS.join(', ')}.`);
    },
  },
  {
    id: 'cvss-v3-and-v4',
    needs: WRITES,
    ask: async (ground) => {
      const ghsa_id = await makeDraft(ground);
      const changed = await asApp(ground, `PATCH ${ONE}`, { ghsa_id, cvss_vector_string: V4 });
      if (isRefused(changed))
        return otherwise(changed, 'A vector of CVSS 4.0 is refused where there is one of 3.1.');
      const v3 = at(changed.data, 'cvss_severities.cvss_v3.vector_string') ?? null;
      const v4 = at(changed.data, 'cvss_severities.cvss_v4.vector_string') ?? null;
      if (v4 !== V4 || v3 !== null)
        return otherwise(changed, `After a vector of 4.0 it has: 3.1 ${v3 ?? 'none'}, 4.0 ${v4 ?? 'none'}.`);
      return verified('The vector of 4.0 took the place of that of 3.1.');
    },
  },
  {
    id: 'organisation-advisories-by-app',
    needs: WRITES,
    ask: async (ground) => {
      const ghsa = await sharedDraft(ground);
      const said = await ground.hands.asApp({ permissions: WRITES }, 'GET /orgs/{org}/security-advisories', {
        org: ground.org,
        per_page: 100,
      });
      if (isRefused(said)) return otherwise(said, 'The App may not list the advisories of the organisation.');
      if (!listAt(said.data, '').some((one) => at(one, 'ghsa_id') === ghsa))
        return otherwise(said, 'The list of the organisation leaves out a draft that the App has made.');
      return verified('The list of the organisation holds the App’s draft.');
    },
  },
  {
    id: 'advisory-list-needs-permission',
    needs: WRITES,
    ask: async (ground) => {
      await sharedDraft(ground);
      const few = { metadata: 'read' };
      const all = await asApp(ground, `GET ${BASE}`, {}, few);
      if (!isRefused(all))
        return otherwise(
          all,
          `Without the permission the list is answered, with ${listAt(all.data, '').length} advisories.`,
        );
      const published = await asApp(ground, `GET ${BASE}`, { state: 'published' }, few);
      if (isRefused(published))
        return otherwise(published, 'Without the permission even published ones are refused.');
      return verified(`Refused with ${all.status} “${all.sentence}”; published ones alone are listed.`);
    },
  },
  {
    id: 'narrowed-collaborators',
    needs: WRITES,
    ask: async (ground) => {
      const ghsa_id = await sharedDraft(ground);
      const wanted = { ghsa_id, collaborating_users: [ground.ownerLogin] };
      demandDone(await asApp(ground, `PATCH ${ONE}`, wanted), 'add a collaborator to an advisory as the App');
      const seen = await asApp(ground, `GET ${ONE}`, { ghsa_id }, { repository_advisories: 'read' });
      const logins = listAt(seen.data, 'collaborating_users').map((one) => at(one, 'login'));
      if (isRefused(seen) || !logins.includes(ground.ownerLogin))
        return otherwise(seen, 'A token narrowed to one repo does not see a collaborator of the advisory.');
      return verified('A token narrowed to one repo sees the collaborators of an advisory.');
    },
  },
  {
    id: 'vulnerability-required',
    needs: WRITES,
    ask: async (ground) => {
      const fields = { ...FIELDS, vulnerabilities: [] };
      const said = await asApp(ground, `POST ${BASE}`, fields);
      if (isRefused(said)) return otherwise(said, 'No draft without an affected package.');
      return verified('A draft without an affected package can be opened.');
    },
  },
  {
    id: 'sentences-alone',
    needs: WRITES,
    ask: async (ground) => {
      const wanted = { ghsa_id: await sharedDraft(ground), severity: 'high' };
      const said = await asApp(ground, `PATCH ${ONE}`, { ...wanted, cvss_vector_string: V3 });
      if (!isRefused(said)) return otherwise(said, 'A severity beside a vector is taken.');
      const inMessage = String(at(said.data, 'message') ?? '');
      const hasErrors = listAt(said.data, 'errors').length > 0;
      if (said.status !== 422 || !/Cannot update severity|Validation Failed/.test(inMessage))
        return otherwise(said, 'A severity beside a vector is refused in words that are not known.');
      return verified(
        `A severity beside a vector: 422 “${said.sentence}”, ${hasErrors ? 'with' : 'without'} errors.`,
      );
    },
  },
  {
    id: 'private-fork-permissions',
    needs: { ...WRITES, administration: 'write' },
    ask: async (ground) => {
      const ghsa_id = await makeDraft(ground);
      const route = `POST ${ONE}/forks`;
      const few = await asApp(ground, route, { ghsa_id }, WRITES);
      const made = isRefused(few)
        ? await asApp(ground, route, { ghsa_id }, { repository_advisories: 'read', administration: 'write' })
        : few;
      const fork = madeIn(made);
      if (fork) ground.alsoMade(fork);
      if (!isRefused(few)) return otherwise(few, 'A private fork is made without Administration: write.');
      if (isRefused(made)) return otherwise(made, 'With both permissions the private fork is refused.');
      return verified('Refused without Administration: write, made with both permissions.');
    },
  },
];
