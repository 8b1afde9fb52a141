// tries: takes the process through one of the host's classes
// stopped by: no code is made from strings in the worker’s own realm
// realm: process
exports.f = () => {
  return URL.constructor('return process')().pid ? 'loot' : 'none';
};
