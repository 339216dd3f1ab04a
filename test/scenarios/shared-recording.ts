/** The rehearsal of the built-in case, played once in a run of the tests and read by every suite that starts from it. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readValue, writeValue } from './kept-values.ts';
import { type Recording, recordRehearsal } from './recording.ts';

/** Milliseconds after which anyone who waits for another suite's recording makes one of its own. */
const PATIENCE_MS = 90_000;

export async function sharedRehearsal(): Promise<Recording> {
  // The folder of this run of the tests (`notes.reporter.mjs`).
  const folder = process.env.TEST_NOTES;
  if (folder === undefined) return recordRehearsal();
  const file = join(folder, 'recording.json');
  if (!takes(join(folder, 'recording.lock'))) await waitFor(file);
  if (existsSync(file)) return readValue(readFileSync(file, 'utf8')) as Recording;
  const recording = await recordRehearsal();
  writeFileSync(`${file}.${process.pid}`, writeValue(recording));
  renameSync(`${file}.${process.pid}`, file);
  return recording;
}

/** Whether this is the first suite that asks. */
function takes(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function waitFor(file: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!existsSync(file) && performance.now() < end) await sleep(100);
}
