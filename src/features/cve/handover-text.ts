import { renderPlain } from '../../text/defuse.ts';

/**
 * Asks to hand the CVE record to the CNA: only then others find it. `url` is the CNA's part alone, `whole` the record around
 * it. Team surface.
 */
export function renderHandover({
  cve,
  url,
  whole,
  to,
}: {
  readonly cve: string;
  readonly url: string;
  readonly whole: string;
  readonly to: string | null;
}): string {
  const whom = to === null ? 'the CNA that assigned the id' : renderPlain(to);
  return [
    `The advisories are public. A member of the team: please send the record of **${cve}** to ${whom} now: [cve-cna.json](${url}), the CNA’s part of CVE JSON 5.2.`,
    `Their tools (cvelib, Vulnogram) add the id of the CNA. [cve.json](${whole}) is the whole record, for reading only: it has a placeholder for their id, so do not submit it.`,
  ].join('\n');
}
