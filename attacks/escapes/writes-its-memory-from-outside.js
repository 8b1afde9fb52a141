// tries: opens the memory and the open files of the process by the system's own files
// stopped by: Node's permission model, then the jail
// realm: process
// needs: fs
const fs = require('fs');
exports.f = () => {
  const paths = [
    '/proc/self/mem',
    '/proc/1/root/PATH',
    '/proc/self/root/PATH',
    '/proc/self/cwd/../PATH',
  ];
  for (let fd = 3; fd < 20; fd++) paths.push(`/proc/self/fd/${fd}`, `/dev/fd/${fd}`);
  for (const path of paths)
    try {
      fs.openSync(path, 'r+');
      return 'loot';
    } catch {
      continue;
    }
  return 'none';
};
