// tries: writes a heap snapshot
// stopped by: the permission model; a module that hands out the worker itself is not handed out
// needs: v8
exports.f = () => {
  return require('v8').getHeapSnapshot().read() ? 'loot' : 'none';
};
