// tries: makes a program to run later
// stopped by: the permission model: no writes at all
// needs: fs
exports.f = () => {
  const fs = require('fs');
  fs.writeFileSync('/dev/shm/run', '#!/bin/sh', { mode: 0o755 });
  fs.chmodSync('/dev/shm/run', 0o777);
  return 'loot';
};
