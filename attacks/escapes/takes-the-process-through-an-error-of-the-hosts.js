// tries: takes the process through an error of the host's
// stopped by: no code is made from strings in the worker’s own realm
// needs: fs
exports.f = () => {
  try {
    require('fs').readFileSync('');
  } catch (error) {
    return error.constructor.constructor('return process')().pid ? 'loot' : 'none';
  }
};
