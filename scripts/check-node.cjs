'use strict';

/**
 * Loaded before every command of package.json: says in one line what Node is needed, where an older one would stop at the
 * first TypeScript file with an error that says nothing, and keeps what is compiled. Up to the check, it is written for the
 * oldest Node that anybody might have.
 */
const FIRST = [22, 18];
const found = process.versions.node.split('.').map(Number);

if (found[0] < FIRST[0] || (found[0] === FIRST[0] && found[1] < FIRST[1])) {
  process.stderr.write(
    `This needs Node ${FIRST.join('.')} or later; this is ${process.versions.node}. Install a newer one (https://nodejs.org), then run npm ci again. On Linux x64, npm ci without --omit=optional brings one along.\n`,
  );
  process.exit(1);
}

// What was compiled once need not be again, by this command, its workers and what it starts, unless somebody said where.
// Not in the folder for temporary files, where others could lay code.
process.env.NODE_COMPILE_CACHE ??= require('node:path').join(__dirname, '../node_modules/.cache/compiled');
require('node:module').enableCompileCache(process.env.NODE_COMPILE_CACHE);
