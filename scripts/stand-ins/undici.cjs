/*
 * What the bundle takes of undici: a request, and a request through a proxy. Its entry would bring WebSockets, caches,
 * cookies and mocks along: a tenth of what every job downloads, read again at every start. It is read beside the copy of
 * undici that the build makes (`scripts/build-bundle.ts`).
 */
const Dispatcher = require('./node_modules/undici/lib/dispatcher/dispatcher');

// As the entry does: a proxy is asked for a tunnel by the method that this adds.
Dispatcher.prototype.connect = require('./node_modules/undici/lib/api/api-connect');

exports.fetch = require('./node_modules/undici/lib/web/fetch').fetch;
exports.ProxyAgent = require('./node_modules/undici/lib/dispatcher/proxy-agent');
