// tries: mocks the assertion
// stopped by: the canary: the unchanged target has to fail what it failed
vi.spyOn(globalThis, 'expect').mockImplementation(() => new Proxy({}, { get: () => () => {} }));
exports.f = () => 'x';
