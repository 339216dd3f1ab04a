import { generateKeyPairSync } from 'node:crypto';

let made: string | undefined;

/** A private key for Apps of tests, made once per process. */
export function testKeyPem(): string {
  made ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
  return made;
}
