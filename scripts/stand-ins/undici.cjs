/*
 * What the bundle has in the place of undici: nothing. The toolkit reads it when it starts, and would take its `fetch`;
 * ours is Node's own, by a proxy through the toolkit's HTTP client (`src/github/fetch-by-proxy.ts`).
 */
exports.fetch = () => {
  throw new Error('undici is not in this bundle');
};
exports.ProxyAgent = class {};
