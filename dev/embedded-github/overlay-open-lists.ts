/** Answers about advisories may hold what the lists of requests do not. */
import type { JsonObject } from './from-openapi.ts';
import type { OverlayEntry, RestExtract } from './overlay-entry.ts';

function withProperty(rest: RestExtract, component: string, name: string, schema: JsonObject): RestExtract {
  const before = rest.$defs[component] as { readonly properties?: JsonObject } & JsonObject;
  const after = { ...before, properties: { ...before.properties, [name]: schema } };
  return { ...rest, $defs: { ...rest.$defs, [component]: after } };
}

/** In answers alone: what a request may hold stays a closed list. */
function withOpenLists(rest: RestExtract): RestExtract {
  const text: JsonObject = { type: 'string' };
  const vulnerability = rest.$defs['repository-advisory-vulnerability'] as {
    readonly properties: JsonObject;
  };
  const named = vulnerability.properties.package as JsonObject & { readonly properties: JsonObject };
  const open = { ...named, properties: { ...named.properties, ecosystem: text } };
  const packages = withProperty(rest, 'repository-advisory-vulnerability', 'package', open);
  return withProperty(packages, 'repository-advisory-credit', 'type', text);
}

export const openLists: OverlayEntry = {
  id: 'advisories-beyond-the-lists',
  what: 'Answers about advisories hold ecosystems and types of credit that the lists of requests do not have.',
  source: 'to be feared: reports are filled in on the site, whose lists grow before the description’s',
  status: 'unverified',
  extend: withOpenLists,
};
