// tries: opens a debugger
// stopped by: a module that hands out the worker itself is not handed out
// needs: inspector
exports.f = () => {
  require('inspector').open(0, '127.0.0.1');
  return 'loot';
};
