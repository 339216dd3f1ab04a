/*
 * What the bundle has in the place of undici: nothing. The toolkit reads it when it starts, and would take its `fetch`;
 * ours goes by Node's own HTTP client (`src/github/http-fetch.ts`).
 */
exports.fetch = () => {
  throw new Error('undici is not in this bundle');
};
exports.ProxyAgent = class {};
