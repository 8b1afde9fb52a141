// tries: reads a file that never ends
// stopped by: Node's permission model, or the watch over the worker's memory and its time limit
// realm: process
// needs: fs
const fs = require('fs');
exports.f = () => {
  for (const path of ['/dev/zero', '/proc/self/pagemap', '/dev/random'])
    try {
      if (fs.readFileSync(path).length > 1_000_000) return 'loot';
    } catch {
      continue;
    }
  return 'none';
};
