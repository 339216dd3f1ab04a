'use strict';

/**
 * Loaded before every command of package.json: says in one line what Node is needed, where an older one would stop at the
 * first TypeScript file with an error that says nothing. Written for the oldest Node that anybody might have.
 */
const FIRST = [22, 18];
const found = process.versions.node.split('.').map(Number);

if (found[0] < FIRST[0] || (found[0] === FIRST[0] && found[1] < FIRST[1])) {
  process.stderr.write(
    `This needs Node ${FIRST.join('.')} or later; this is ${process.versions.node}. Install a newer one (https://nodejs.org), then run npm ci again. On Linux x64, npm ci without --omit=optional brings one along.\n`,
  );
  process.exit(1);
}
