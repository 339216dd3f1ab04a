/** Issues: moving, deleting, their history. */
import { pathOf } from '../../../src/github/client.ts';
import { DELETE_ISSUE } from '../../../src/github/queries/deletions.ts';
import { TRANSFER } from '../../../src/github/queries/operations.ts';
import { at, demandDone, isRefused, listAt, otherwise, type Said } from '../answer.ts';
import type { Ground } from '../ground.ts';
import type { MadeRepo } from '../places.ts';
import { type Question, verified } from '../question.ts';

const WRITES = { issues: 'write' } as const;

interface MadeIssue {
  readonly id: string;
  readonly number: number;
}

const asApp = (
  ground: Ground,
  repos: readonly MadeRepo[],
  route: string,
  parameters: object,
): Promise<Said> => ground.hands.asApp({ permissions: WRITES, repos }, route, { ...parameters });

async function openIssue(ground: Ground, repo: MadeRepo): Promise<MadeIssue> {
  const fields = { ...pathOf(repo.name), title: 'A probe', body: 'First text.' };
  const said = await asApp(ground, [repo], 'POST /repos/{owner}/{repo}/issues', fields);
  const { data } = demandDone(said, `open an issue in ${repo.name} as the App`);
  return { id: String(at(data, 'node_id')), number: Number(at(data, 'number')) };
}

const graphql = (
  ground: Ground,
  repos: readonly MadeRepo[],
  query: string,
  variables: object,
): Promise<Said> => asApp(ground, repos, 'graphql', { query, variables });

const EDITS = /* GraphQL */ `
query Edits($id: ID!) { node(id: $id) { ... on Issue { userContentEdits(first: 10) { nodes { editedAt diff } } } } }`;

const LABELED = /* GraphQL */ `
query Labeled($id: ID!) {
  node(id: $id) { ... on Issue { timelineItems(first: 20, itemTypes: [LABELED_EVENT]) { nodes { __typename } } } }
}`;

const LABEL = 'probe-label';

export const issueQuestions: readonly Question[] = [
  {
    id: 'issue-transferred-by-app',
    needs: WRITES,
    ask: async (ground) => {
      const issue = await openIssue(ground, ground.project);
      const both = [ground.project, ground.triage];
      const said = await graphql(ground, both, TRANSFER, { id: issue.id, target: ground.triage.nodeId });
      const url = String(at(said.data, 'data.transferIssue.issue.url') ?? '');
      if (isRefused(said) || !url.toLowerCase().includes(`/${ground.triage.name.toLowerCase()}/`))
        return otherwise(said, 'The App may not transfer an issue to the private repo.');
      return verified('Transferred by the App, from the public repo to the private one.');
    },
  },
  {
    id: 'issue-deleted-by-app',
    needs: WRITES,
    ask: async (ground) => {
      const issue = await openIssue(ground, ground.triage);
      const said = await graphql(ground, [ground.triage], DELETE_ISSUE, { id: issue.id });
      if (!isRefused(said)) return otherwise(said, 'The App can delete an issue.');
      return verified(`Refused: “${said.sentence}”.`);
    },
  },
  {
    id: 'edit-history-order',
    needs: WRITES,
    ask: async (ground) => {
      const issue = await openIssue(ground, ground.triage);
      for (const body of ['Second text.', 'Third text.']) {
        const fields = { ...pathOf(ground.triage.name), issue_number: issue.number, body };
        const changed = await asApp(
          ground,
          [ground.triage],
          'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
          fields,
        );
        demandDone(changed, 'edit an issue as the App');
        await ground.sleep(1_000);
      }
      const said = demandDone(
        await graphql(ground, [ground.triage], EDITS, { id: issue.id }),
        'read the history of an issue',
      );
      const texts = listAt(said.data, 'data.node.userContentEdits.nodes').map((one) => at(one, 'diff'));
      const isSame = JSON.stringify(texts) === '["Third text.","Second text.","First text."]';
      if (!isSame) return otherwise(said, `The history of three texts reads: ${JSON.stringify(texts)}.`);
      return verified('Newest first, each with its whole text.');
    },
  },
  {
    id: 'deleted-label-events',
    needs: WRITES,
    ask: async (ground) => {
      const { name } = ground.triage;
      const issue = await openIssue(ground, ground.triage);
      const fields = { ...pathOf(name), issue_number: issue.number, labels: [LABEL] };
      const label = { ...pathOf(name), name: LABEL };
      const ours = [ground.triage];
      demandDone(
        await asApp(ground, ours, 'POST /repos/{owner}/{repo}/labels', { ...label, color: 'ededed' }),
        'make a label as the App',
      );
      demandDone(
        await asApp(ground, ours, 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels', fields),
        'label an issue as the App',
      );
      const before = await graphql(ground, ours, LABELED, { id: issue.id });
      if (listAt(before.data, 'data.node.timelineItems.nodes').length !== 1)
        return otherwise(before, 'A label that was set is no event of the issue.');
      demandDone(
        await asApp(ground, ours, 'DELETE /repos/{owner}/{repo}/labels/{name}', label),
        'delete a label as the App',
      );
      const after = await graphql(ground, ours, LABELED, { id: issue.id });
      const left = listAt(after.data, 'data.node.timelineItems.nodes');
      if (isRefused(after) || left.length > 0)
        return otherwise(after, `After its label was deleted, ${left.length} events are listed by GraphQL.`);
      return verified('GraphQL leaves out the event of a label that was deleted.');
    },
  },
];
