// tries: takes an error that Node made, and asks its constructor's constructor for the process
// stopped by: Node's permission model and the jail: what is in there has nothing to read
// realm: process
// needs: fs
const fs = require('fs');
exports.f = async () => {
  const error = await new Promise((resolve) => fs.readFile('/nowhere/at/all', resolve));
  const own = error.constructor.constructor('return process')();
  const read = own.getBuiltinModule('fs').readFileSync;
  return read('PATH', 'utf8').includes('loot') ? 'loot' : 'none';
};
