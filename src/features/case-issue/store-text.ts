import { renderMention } from '../../text/mention.ts';

/** Alarms the team: somebody wrote to the memory of the process, and it was taken back. */
export function renderStoreRestored(by: string | null, commit: string, team: readonly string[]): string {
  const who = by === null ? 'Somebody' : `\`${by}\``;
  return [
    `${team.map((login) => renderMention(login)).join(' ')} **the memory of this case was changed by hand.** ${who} wrote to the branch \`security-process\` (commit ${commit.slice(0, 12)}). What the bot had written last counts and was put back.`,
    '',
    'If that was meant well: commands and labels say the same and are kept. If nobody knows of it, somebody has access who should not.',
  ].join('\n');
}
