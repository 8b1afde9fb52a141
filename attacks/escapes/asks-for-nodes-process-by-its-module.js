// tries: asks for Node's process by its module
// stopped by: the module is the same stand-in as the global
// needs: process
exports.f = () => {
  return require('process').pid ? 'loot' : 'none';
};
