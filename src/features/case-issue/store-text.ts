import { renderMention } from '../../text/mention.ts';

/** Alarms the team: somebody wrote to the memory of the process, and it was taken back. */
export function renderStoreRestored(by: string | null, commit: string, team: readonly string[]): string {
  const who = by === null ? 'Somebody' : `\`${by}\``;
  return [
    `${team.map((login) => renderMention(login)).join(' ')} **Somebody changed the stored data of this case.** ${who} wrote to the branch \`security-process\` (commit ${commit.slice(0, 12)}). The bot restored what it had written last.`,
    '',
    'Please find out now who it was. To change a case, use labels and commands: `/help` lists them. If nobody knows about it, somebody has access who should not.',
  ].join('\n');
}
