// tries: is told of every thing that waits in the process, and finds the channel to the host
// stopped by: what would hand out the worker has a stand-in
// realm: process
// needs: async_hooks
const hooks = require('async_hooks');
let found;
const look = (it) => {
  const fn = it?.constructor?.constructor;
  const real = typeof fn === 'function' && fn('return typeof process === "object" && process')();
  if (real && typeof real.send === 'function') found = real;
};
hooks
  .createHook({
    init(id, type, trigger, resource) {
      look(resource);
    },
    before() {
      look(hooks.executionAsyncResource());
    },
  })
  .enable();
exports.f = async () => {
  look(hooks.executionAsyncResource());
  await new Promise((resolve) => setTimeout(resolve, 5));
  look(hooks.executionAsyncResource());
  return found ? 'loot' : 'none';
};
