// tries: writes to its own memory by file
// stopped by: the permission model
// needs: fs
exports.f = () => {
  const fs = require('fs');
  const file = fs.openSync('/proc/self/mem', 'r+');
  fs.writeSync(file, 'x', 0, 'utf8');
  return 'loot';
};
