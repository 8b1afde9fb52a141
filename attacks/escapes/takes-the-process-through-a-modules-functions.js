// tries: takes the process through a module's functions
// stopped by: no code is made from strings in the worker’s own realm
// needs: path
exports.f = () => {
  return require('path').join.constructor('return process')().pid ? 'loot' : 'none';
};
