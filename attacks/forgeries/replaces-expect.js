// tries: replaces expect
// stopped by: tests that import it have their own; then the canary
globalThis.expect = () => new Proxy(() => {}, { get: () => () => {} });
exports.f = () => 'x';
