// tries: runs code in a realm of its own making
// stopped by: a module that hands out the worker itself is not handed out
// needs: vm
exports.f = () => {
  return require('vm').runInNewContext('this.constructor.constructor("return process")()').pid
    ? 'loot'
    : 'none';
};
