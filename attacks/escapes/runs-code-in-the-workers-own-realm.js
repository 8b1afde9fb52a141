// tries: runs code in the worker's own realm
// stopped by: a module that hands out the worker itself is not handed out
// needs: vm
exports.f = () => {
  return require('vm').runInThisContext('process').pid ? 'loot' : 'none';
};
