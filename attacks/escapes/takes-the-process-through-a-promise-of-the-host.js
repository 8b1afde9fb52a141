// tries: takes the process through a promise of the host
// stopped by: no code is made from strings in the worker’s own realm
// needs: fs
exports.f = () => {
  const promise = require('fs').promises.stat('/');
  return promise.then.constructor('return process')().pid ? 'loot' : 'none';
};
