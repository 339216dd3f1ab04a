/** An embedded GitHub with a seeded triage repo, for whatever is measured against it. */
import { generateKeyPairSync } from 'node:crypto';
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../embedded-github/index.ts';
import { seedCases } from './seed-cases.ts';

export interface Place {
  readonly github: EmbeddedGitHub;
  /** Of the App that is installed there. */
  readonly privateKey: string;
}

/** Open and closed cases in which nothing is due. Close it afterwards. */
export async function openPlace(open: number, closed = 0): Promise<Place> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const world = seedCases(open, privateKey, { closed });
  // Answers are held against GitHub's description by the tests; here it would be the server that is measured.
  const github = await startEmbeddedGitHub({ seed: {}, schemaCheck: false });
  Object.assign(github.world, world, { settings: { ...world.settings, apiUrl: github.url } });
  return { github, privateKey };
}
