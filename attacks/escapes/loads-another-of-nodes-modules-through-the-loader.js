// tries: loads another of Node's modules through the loader
// stopped by: a module that hands out the worker itself is not handed out
// needs: module
exports.f = () => {
  return require('module')._load('process').pid ? 'loot' : 'none';
};
