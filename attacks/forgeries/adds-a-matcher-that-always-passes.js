// tries: adds a matcher that always passes
// stopped by: the canary: the unchanged target has to fail what it failed
expect.extend({
  toBe: () => ({ pass: true, message: () => '' }),
  toEqual: () => ({ pass: true, message: () => '' }),
});
exports.f = () => 'x';
