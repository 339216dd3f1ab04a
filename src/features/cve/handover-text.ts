import { renderPlain } from '../../text/defuse.ts';

/** Asks to hand the CVE record to the CNA: only then others find it. Team surface. */
export function renderHandover({
  cve,
  url,
  to,
}: {
  readonly cve: string;
  readonly url: string;
  readonly to: string | null;
}): string {
  const whom = to === null ? 'the CNA that gave the id' : renderPlain(to);
  return [
    `The advisories are public. Please hand the record of **${cve}** to ${whom}: [cve.json](${url}), CVE JSON 5.1.`,
    'Put the CNA’s own id where the record has a placeholder, or paste its facts into their form.',
  ].join('\n');
}
