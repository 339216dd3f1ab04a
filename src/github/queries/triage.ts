import { STORE_REF } from '../../case/stored-case.ts';
import type { Document } from '../sent.ts';
import { ACTOR, BLOB, COMMENT, renderIssueFragment, STORE_HEAD, SURFACE } from './fragments.ts';

/** Where the configuration is, on the default branch. */
export const CONFIG_PATH = '.github/security-process.yml';
/** Where the organisation's own template of posts is, beside the configuration. */
export const POST_TEMPLATES = ['.github/security-post.md', '.github/security-post.mdx'] as const;
/** Which closed cases need not be read again. */
export const CLOSED_PATH = 'closed.txt';
/** The store's own file: watermarks and claims that belong to no case. */
export const SWEEP_PATH = 'sweep.yml';

const OWNERS = /* GraphQL */ `
  organization(login: $owner) {
    membersWithRole(first: 100) { pageInfo { hasNextPage } edges { role node { login databaseId } } }
  }`;

const HEAD = /* GraphQL */ `
    ...surface
    config: object(expression: "HEAD:${CONFIG_PATH}") { ...blob }
    postMd: object(expression: "HEAD:${POST_TEMPLATES[0]}") { ...blob }
    postMdx: object(expression: "HEAD:${POST_TEMPLATES[1]}") { ...blob }
    storeRef: ref(qualifiedName: "${STORE_REF}") { ...storeHead }`;

/** Everything about one case that is in the triage repo, in one request. */
export const READ_CASE = /* GraphQL */ `
query ReadCase($owner: String!, $name: String!, $number: Int!, $stored: String!, $report: String!) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    ${HEAD}
    stored: object(expression: $stored) { ...blob }
    report: object(expression: $report) { ...blob }
    sweep: object(expression: "${STORE_REF}:${SWEEP_PATH}") { ...blob }
    issue(number: $number) { ...issue }
  }
  ${OWNERS}
}
${SURFACE}
${STORE_HEAD}
${BLOB}
${renderIssueFragment('whole')}` as Document<'ReadCase'>;

/** The issue of a case whose present issue has another number than the case. */
export const READ_ISSUE = /* GraphQL */ `
query ReadIssue($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { issue(number: $number) { ...issue } }
}
${renderIssueFragment('whole')}` as Document<'ReadIssue'>;

/** Comments of a case issue before those that a run reads of every case. */
export const READ_OLDER_COMMENTS = /* GraphQL */ `
query ReadOlderComments($owner: String!, $name: String!, $number: Int!, $before: String!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      comments(last: 100, before: $before) { pageInfo { hasPreviousPage startCursor } nodes { ...comment } }
    }
  }
}
${COMMENT}
${ACTOR}` as Document<'ReadOlderComments'>;

/** The list of cases, and what every run needs to know. */
export const READ_SWEEP = /* GraphQL */ `
query ReadSweep($owner: String!, $name: String!) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    ${HEAD}
    issues(first: 4, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number labels(first: 20) { nodes { name } } }
    }
    cases: object(expression: "${STORE_REF}:cases") { ... on Tree { entries { name type oid } } }
    closed: object(expression: "${STORE_REF}:${CLOSED_PATH}") { ...blob }
    sweep: object(expression: "${STORE_REF}:${SWEEP_PATH}") { ...blob }
  }
  ${OWNERS}
}
${SURFACE}
${STORE_HEAD}
${BLOB}` as Document<'ReadSweep'>;

/** Collaborators beyond the first hundred. */
export const READ_MORE_READERS = /* GraphQL */ `
query ReadMoreReaders($owner: String!, $name: String!, $after: String!) {
  repository(owner: $owner, name: $name) {
    collaborators(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { login databaseId } }
  }
}` as Document<'ReadMoreReaders'>;

/** Open issues with a label, newest first. */
export const FIND_FORMS = /* GraphQL */ `
query FindForms($owner: String!, $name: String!, $label: String!) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, labels: [$label], states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { ...issue body }
    }
  }
}
${renderIssueFragment('light')}` as Document<'FindForms'>;

/** Who may see a repo, asked again right before something that cannot be taken back. */
export const READ_VISIBILITY = /* GraphQL */ `
query ReadVisibility($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { id isPrivate visibility }
}` as Document<'ReadVisibility'>;

/** What a case asks for in {@link renderCasesQuery}: its file and its issue. */
export interface CaseAndIssue {
  readonly number: number;
  readonly issue: number;
  /** False where the file was read before. */
  readonly withFile: boolean;
}

/** Many cases in one request, two aliases each. Numbers only are put into the document. */
export function renderCasesQuery(cases: readonly CaseAndIssue[]): Document<'ReadCases'> {
  const fields = cases.map(({ number, issue, withFile }) => {
    const file = `stored${number}: object(expression: "${STORE_REF}:cases/${number}.yml") { ...blob }`;
    return `    ${withFile ? file : ''} issue${number}: issue(number: ${issue}) { ...issue }`;
  });
  return /* GraphQL */ `
query ReadCases($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
${fields.join('\n')}
  }
}
${cases.some(({ withFile }) => withFile) ? BLOB : ''}
${renderIssueFragment('light')}` as Document<'ReadCases'>;
}
