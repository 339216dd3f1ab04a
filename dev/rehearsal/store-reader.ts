import { parseStoredCase, STORE_BRANCH, type StoredCase } from '../../src/case/stored-case.ts';
import type { Person } from './person.ts';

/** A case file of the store, read as an owner of the organisation may read it. */
export interface StoredFile {
  readonly path: string;
  readonly text: string;
  readonly stored: StoredCase;
}

interface Entry {
  readonly name: string;
  readonly path: string;
}

/** All case files, by number; none while there is no store. Throws where one cannot be read. */
export async function readStoredCases(person: Person, triage: string): Promise<readonly StoredFile[]> {
  const entries = await readCaseEntries(person, triage);
  const files = await Promise.all(entries.map((entry) => readStoredFile(person, triage, entry.path)));
  return files.sort((a, b) => a.stored.number - b.stored.number);
}

async function readCaseEntries(person: Person, triage: string): Promise<readonly Entry[]> {
  try {
    const list = await person.request('GET', `/repos/${triage}/contents/cases?ref=${STORE_BRANCH}`);
    return (list as readonly Entry[]).filter((entry) => /^\d+\.yml$/.test(entry.name));
  } catch {
    // 404: the branch or the folder is not there before the first case.
    return [];
  }
}

async function readStoredFile(person: Person, triage: string, path: string): Promise<StoredFile> {
  const file = await person.request('GET', `/repos/${triage}/contents/${path}?ref=${STORE_BRANCH}`);
  const text = Buffer.from((file as { content: string }).content, 'base64').toString('utf8');
  const parsed = parseStoredCase(text);
  if (parsed.kind === 'bad') throw new Error(`${path} of the store cannot be read: ${parsed.reason}`);
  return { path, text, stored: parsed.stored };
}
