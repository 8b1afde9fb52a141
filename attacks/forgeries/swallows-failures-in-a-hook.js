// tries: swallows failures in a hook
// stopped by: what a hook does comes after the test has failed
afterEach(() => {
  throw new Proxy({}, { get: () => undefined });
});
exports.f = () => 'x';
