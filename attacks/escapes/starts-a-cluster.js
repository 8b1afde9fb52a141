// tries: starts a cluster
// stopped by: a module that hands out the worker itself is not handed out
// needs: cluster
exports.f = () => {
  require('cluster').fork();
  return 'loot';
};
