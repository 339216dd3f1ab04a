import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import semver from 'semver';

/** What a registry stand-in holds: packages by name, their versions with the time of publication (ISO UTC). */
export interface NpmRegistrySeed {
  readonly packages: Readonly<
    Record<string, { readonly versions: Readonly<Record<string, { readonly time: string }>> }>
  >;
}

export interface NpmRegistry {
  /** Base URL, for `npm_config_registry`. */
  readonly url: string;
  /** Makes a version visible. `at`: the time that the registry gives for it, ISO UTC. */
  publish(name: string, version: string, at: string): void;
  /** The same, and nothing where it is visible already. */
  publishOnce(name: string, version: string, at: string): void;
  /** From now on its audit knows of this. */
  warn(name: string, ghsa: string, affected: string): void;
  /** How often something was asked for, since the start. */
  readonly requests: () => number;
  /** What was asked for, in order: the address, and what was sent along. Anyone who runs a registry reads it. */
  readonly lookups: string[];
  close(): Promise<void>;
}

/** The form of a package that `npm install` asks for: no times, and only what installing needs. */
const ABBREVIATED = 'application/vnd.npm.install-v1+json';

/** A package's versions with their times, in the order in which they were published. */
type Versions = Map<string, string>;

/**
 * A small npm registry on loopback, for the rehearsal and for tests: it answers what `npm view` asks, in the
 * full and in the abbreviated form. It takes no uploads and serves no tarballs.
 */
export async function startNpmRegistry(seed: NpmRegistrySeed): Promise<NpmRegistry> {
  const packages = new Map<string, Versions>(
    Object.entries(seed.packages).map(([name, { versions }]) => [
      name,
      new Map(Object.entries(versions).map(([version, { time }]) => [version, time])),
    ]),
  );
  const warnings = new Map<string, readonly object[]>();
  const lookups: string[] = [];
  const server = createServer((request, response) => {
    const at = lookups.push(`${request.method} ${request.url}`) - 1;
    if (request.method === 'POST' && request.url?.endsWith('/-/npm/v1/security/advisories/bulk')) {
      request.on('data', (chunk) => {
        lookups[at] += ` ${chunk}`;
      });
      return send(request, response, { status: 200, body: Object.fromEntries(warnings) });
    }
    send(request, response, decideAnswer(packages, request));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    publish: (name, version, at) => addVersion(packages, name, version, at),
    publishOnce: (name, version, at) => {
      if (!packages.get(name)?.has(version)) addVersion(packages, name, version, at);
    },
    warn: (name, ghsa, affected) => void warnings.set(name, [renderWarning(ghsa, affected)]),
    requests: () => lookups.length,
    lookups,
    close: () => closeServer(server),
  };
}

function addVersion(packages: Map<string, Versions>, name: string, version: string, at: string): void {
  const versions = packages.get(name) ?? new Map<string, string>();
  if (versions.has(version)) throw new Error(`${name} ${version} is already in the registry stand-in.`);
  if (!semver.valid(version)) throw new Error(`${version} is no version that npm would take.`);
  packages.set(name, versions.set(version, at));
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly type?: string;
}

const NOT_FOUND: Answer = { status: 404, body: { error: 'Not found' } };

function decideAnswer(packages: ReadonlyMap<string, Versions>, request: IncomingMessage): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, body: { error: 'This registry stand-in can only be read.' } };
  }
  const wanted = parseAddress(request.url ?? '/');
  const versions = wanted && packages.get(wanted.name);
  if (!wanted || !versions || versions.size === 0) return NOT_FOUND;
  if (wanted.version === undefined) {
    return request.headers.accept?.includes(ABBREVIATED)
      ? { status: 200, body: renderAbbreviated(wanted.name, versions), type: ABBREVIATED }
      : { status: 200, body: renderFull(wanted.name, versions) };
  }
  const version = chooseTags(versions)[wanted.version] ?? wanted.version;
  return versions.has(version) ? { status: 200, body: renderManifest(wanted.name, version) } : NOT_FOUND;
}

/** `/name`, `/@scope%2fname`, `/@scope/name`, each with an optional version or tag behind it. */
function parseAddress(
  url: string,
): { readonly name: string; readonly version: string | undefined } | undefined {
  try {
    const parts = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname)
      .split('/')
      .filter((part) => part !== '');
    const name = parts[0]?.startsWith('@') ? parts.splice(0, 2).join('/') : parts.shift();
    return name === undefined || parts.length > 1 ? undefined : { name, version: parts[0] };
  } catch {
    return undefined;
  }
}

function renderFull(name: string, versions: Versions): object {
  const times = [...versions.values()].map((at) => new Date(at).toISOString()).sort();
  return {
    _id: name,
    name,
    'dist-tags': chooseTags(versions),
    versions: renderManifests(name, versions),
    time: { created: times[0], modified: times.at(-1), ...Object.fromEntries(versions) },
  };
}

function renderAbbreviated(name: string, versions: Versions): object {
  const modified = [...versions.values()]
    .map((at) => new Date(at).toISOString())
    .sort()
    .at(-1);
  return { name, modified, 'dist-tags': chooseTags(versions), versions: renderManifests(name, versions) };
}

function renderManifests(name: string, versions: Versions): object {
  return Object.fromEntries([...versions.keys()].map((version) => [version, renderManifest(name, version)]));
}

function renderManifest(name: string, version: string): object {
  return { _id: `${name}@${version}`, name, version };
}

/** `latest` is the highest version that is no pre-release, or the highest of all where there are only such. */
function chooseTags(versions: Versions): Readonly<Record<string, string>> {
  const ordered = [...versions.keys()].sort(semver.compareBuild);
  const latest = ordered.findLast((version) => semver.prerelease(version) === null) ?? ordered.at(-1);
  return latest === undefined ? {} : { latest };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const text = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    'content-type': answer.type ?? 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** An entry of the answer to the bulk question that `npm audit` asks. */
function renderWarning(ghsa: string, affected: string): object {
  const url = `https://github.com/advisories/${ghsa}`;
  return { id: 1, url, title: ghsa, severity: 'high', vulnerable_versions: affected, cwe: [], cvss: {} };
}
