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
  const whom = to === null ? 'the CNA that gave the id' : renderPlain(to);
  return [
    `The advisories are public. Please hand the record of **${cve}** to ${whom}: [cve-cna.json](${url}), the CNA’s part of CVE JSON 5.2.`,
    `Their tools (cvelib, Vulnogram) put their own id in. [cve.json](${whole}) is the whole record, for reading: it has a placeholder where that id goes, so do not submit it.`,
  ].join('\n');
}
