// tries: reads what the host sends before the worker can, and answers half a line
// stopped by: Node's permission model keeps files that are open already from it, or the worker is replaced
// realm: process
// needs: fs
const fs = require('fs');
exports.f = () => {
  const bytes = Buffer.alloc(65536);
  for (let fd = 0; fd < 40; fd++) {
    try {
      fs.writeSync(fd, '{"cmd":"NODE_', 0);
    } catch {
      // not open, or not for this
    }
    try {
      fs.readSync(fd, bytes, 0, bytes.length, null);
    } catch {
      continue;
    }
  }
  return 'none';
};
