/** Node ids: opaque to clients, readable here. `I_…` is the issue whose database id is encoded. */

/** Prefixes as GitHub uses them. Values: a database id, or `repoId:name` for refs and `repoId:oid` for commits. */
export type NodePrefix =
  | 'U' // user
  | 'BOT'
  | 'O' // organisation
  | 'T' // team
  | 'R' // repository
  | 'I' // issue
  | 'PR'
  | 'IC' // issue comment
  | 'PRR' // review
  | 'PRRC' // review comment
  | 'LA' // label
  | 'RE' // release
  | 'REF'
  | 'C' // commit
  | 'B' // blob
  | 'TE' // timeline event
  | 'UCE' // user content edit
  | 'REA' // reaction
  | 'D' // discussion
  | 'DIC' // discussion category
  | 'A' // App
  | 'EN' // environment
  | 'WFR' // workflow run
  | 'GHSA'
  | 'SAC'; // advisory comment

export function nodeId(prefix: NodePrefix, value: number | string): string {
  return `${prefix}_${Buffer.from(String(value)).toString('base64url')}`;
}

/** The opposite; null for what is not one of ours. */
export function parseNodeId(id: string): { prefix: string; value: string } | null {
  const match = /^([A-Z]+)_([A-Za-z0-9_-]+)$/.exec(id);
  if (!match) return null;
  return { prefix: match[1]!, value: Buffer.from(match[2]!, 'base64url').toString('utf8') };
}
