export type CweResult =
  | { readonly kind: 'ok'; readonly id: string; readonly changed: boolean }
  | { readonly kind: 'bad'; readonly suggestion?: string };

/**
 * The id of a weakness by form: `CWE-405`. Other case is repaired (`changed`); a bare number, or an id with its
 * name behind, is refused with what was probably meant. Whether MITRE's list has the id is not looked up here.
 */
export function parseCwe(text: string): CweResult {
  const id = text.trim();
  if (/^CWE-[1-9]\d{0,4}$/.test(id)) return { kind: 'ok', id, changed: id !== text };
  const loose = /^CWE-[1-9]\d{0,4}$/i.exec(id);
  if (loose) return { kind: 'ok', id: id.toUpperCase(), changed: true };
  const number = /^(?:CWE)?\s*[-_: ]?\s*0*([1-9]\d{0,4})\b(?!\.\d)/i.exec(id)?.[1];
  return number === undefined ? { kind: 'bad' } : { kind: 'bad', suggestion: `CWE-${number}` };
}
