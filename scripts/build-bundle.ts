import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { entryNames, ROOT, readActionFiles } from './action-files.ts';
import { readLicenses } from './bundled-licenses.ts';
import { shrinkModule } from './shrink-module.ts';

/**
 * Builds what the actions run into `target`, which is wiped first: one bundle, the chunks that it loads when they are
 * used, and one stub per `action.yml`. The same sources always give the same bytes: the bundle names its modules
 * relative to the folder that the bundler runs in, so that folder is always as deep and holds the same names. Comments
 * and blanks are left out: every job downloads it, and ours are in `src/`.
 */
export async function buildBundle(target: string): Promise<void> {
  const work = join(ROOT, 'lib', `build-${process.pid}`);
  for (const folder of [work, target]) rmSync(folder, { recursive: true, force: true });
  const compiled = join(work, 'compiled');
  const statistics = join(work, 'statistics.json');
  mkdirSync(compiled, { recursive: true });
  try {
    runTool('tsc', ['-p', 'tsconfig.build.json', '--outDir', compiled], ROOT);
    placeCore(compiled);
    placeNodemailer(compiled);
    // ncc takes "module or not" from the package.json beside its input.
    writeFileSync(join(compiled, 'package.json'), '{"type":"module"}\n');
    writeFileSync(
      join(work, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { baseUrl: '.', paths: STAND_INS } }),
    );
    const options = ['--no-cache', '--quiet', '--stats-out', statistics];
    runTool('ncc', ['build', 'compiled/main.js', '--out', target, ...options], work);
    for (const name of readdirSync(target).filter((each) => each.endsWith('.js')))
      writeFileSync(join(target, name), await shrinkModule(readFileSync(join(target, name), 'utf8')));
    writeFileSync(join(target, 'licenses.txt'), readLicenses(statistics, join(ROOT, 'node_modules')));
    writeFileSync(join(target, 'package.json'), '{"type":"module"}\n');
    for (const name of entryNames(readActionFiles()))
      writeFileSync(join(target, `${name}.js`), renderStub(name));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Entries of libraries that are bundled in part, seen from the folder that the bundler runs in. */
const STAND_INS = {
  undici: ['../../scripts/stand-ins/undici.cjs'],
  '@octokit/plugin-rest-endpoint-methods': ['../../scripts/stand-ins/octokit-plugins.js'],
  '@octokit/plugin-paginate-rest': ['../../scripts/stand-ins/octokit-plugins.js'],
} as const;

/**
 * A copy of `@actions/core` without its client for OpenID tokens, which nothing here asks for: it alone would bring
 * the client into what every start reads. The bundler finds it before the one in `node_modules`.
 */
function placeCore(compiled: string): void {
  const name = join('node_modules', '@actions', 'core');
  cpSync(join(ROOT, name), join(compiled, name), { recursive: true, dereference: true });
  writeFileSync(
    join(compiled, name, 'lib', 'oidc-utils.js'),
    "export class OidcClient {\n  static async getIDToken() {\n    throw new Error('not in this bundle');\n  }\n}\n",
  );
}

/** A copy of nodemailer without its table of file types: our mails are text and have no files. */
function placeNodemailer(compiled: string): void {
  const name = join('node_modules', 'nodemailer');
  cpSync(join(ROOT, name), join(compiled, name), { recursive: true, dereference: true });
  writeFileSync(
    join(compiled, name, 'dist', 'esm', 'mime-funcs', 'mime-types.js'),
    "export const detectMimeType = () => 'application/octet-stream';\nexport const detectExtension = () => 'bin';\nexport default { detectMimeType, detectExtension };\n",
  );
}

/** The file that an `action.yml` names. All thought is in the bundle. */
function renderStub(name: string): string {
  return `import { run } from './index.js';\n\nawait run('${name}');\n`;
}

/** Files of a built folder with their sizes in bytes, for people to read. */
export function listSizes(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => `${String(statSync(join(folder, name)).size).padStart(9)}  ${name}`);
}

const PROGRAMS = {
  tsc: 'node_modules/typescript/bin/tsc',
  ncc: 'node_modules/@vercel/ncc/dist/ncc/cli.js',
} as const;

/** Runs a tool with this very Node, so that the shell's search path does not matter. */
function runTool(name: keyof typeof PROGRAMS, args: readonly string[], cwd: string): void {
  const program = join(ROOT, PROGRAMS[name]);
  if (!existsSync(program)) throw new Error(`${name} is not installed: run npm ci`);
  try {
    execFileSync(process.execPath, [program, ...args], {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  } catch {
    throw new Error(`${name} failed; its own words are above. Nothing usable was built.`);
  }
}
