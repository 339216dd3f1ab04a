/** Who is seen by whom. */
import { pathOf } from '../../../src/github/client.ts';
import { at, isRefused, listAt, otherwise } from '../answer.ts';
import { type Question, verified } from '../question.ts';

const FEW = { metadata: 'read' } as const;

const READERS = /* GraphQL */ `
query Readers($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { collaborators(first: 100) { nodes { login databaseId } } }
}`;

export const peopleQuestions: readonly Question[] = [
  {
    id: 'graphql-collaborators-by-app',
    needs: {},
    ask: async ({ hands, triage, ownerLogin }) => {
      const { owner, repo: name } = pathOf(triage.name);
      const access = { permissions: { ...FEW, contents: 'read' }, repos: [triage] };
      const said = await hands.asApp(access, 'graphql', { query: READERS, variables: { owner, name } });
      const logins = listAt(said.data, 'data.repository.collaborators.nodes').map((one) => at(one, 'login'));
      if (isRefused(said) || !logins.includes(ownerLogin))
        return otherwise(
          said,
          `By GraphQL the App sees ${logins.length} collaborators, not the owner of the organisation.`,
        );
      return verified('By GraphQL the App sees who reads the private repo.');
    },
  },
  {
    id: 'narrowed-readers',
    needs: {},
    ask: async ({ hands, triage, ownerLogin }) => {
      const route = 'GET /repos/{owner}/{repo}/collaborators';
      const said = await hands.asApp({ permissions: FEW, repos: [triage] }, route, pathOf(triage.name));
      const logins = listAt(said.data, '').map((one) => at(one, 'login'));
      if (isRefused(said) || !logins.includes(ownerLogin))
        return otherwise(
          said,
          `A narrowed token sees ${logins.length} readers of the private repo, not the owner of the organisation.`,
        );
      return verified('A token narrowed to one repo sees who reads it.');
    },
  },
  {
    id: 'security-manager-role-name',
    needs: {},
    ask: async ({ hands, org }) => {
      const said = await hands.asOwner('GET /orgs/{org}/organization-roles', { org });
      const names = listAt(said.data, 'roles').map((one) => String(at(one, 'name')));
      if (isRefused(said))
        return otherwise(said, 'The roles of the organisation cannot be listed by an owner.');
      if (!names.includes('security_manager'))
        return otherwise(
          said,
          `No role is called security_manager; there are: ${names.join(', ') || 'none'}.`,
        );
      return verified('The role is called security_manager.');
    },
  },
];
