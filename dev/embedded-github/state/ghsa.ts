/** Advisory ids: given ones first (rehearsal of real records), then made from a hash, always the same. */
import { createHash } from 'node:crypto';
import type { World } from '../world.ts';

const alphabet = '23456789cfghjmpqrvwx';

export function newGhsa(world: World): string {
  const given = world.settings.nextGhsas.shift();
  if (given !== undefined) return given;
  for (let attempt = 0; ; attempt += 1) {
    const bytes = createHash('sha256').update(`${world.salt}:${world.nextId}:${attempt}`).digest();
    const letters = [...bytes.subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length]).join('');
    const ghsa = `GHSA-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
    if (!world.advisories.has(ghsa)) return ghsa;
  }
}

/** The CVE id that a CVE request for this advisory will end in. */
export function newCve(world: World, ghsa: string): string {
  const known = world.settings.cveByGhsa[ghsa];
  if (known !== undefined) return known;
  const number = createHash('sha256').update(`${world.salt}:${ghsa}`).digest().readUInt32BE(0);
  return `CVE-${new Date(world.now).getUTCFullYear()}-${10_000 + (number % 80_000)}`;
}
