// tries: bombs with forks
// stopped by: the permission model: no child processes
// needs: child_process
exports.f = () => {
  for (;;) require('child_process').spawn('/bin/sh', ['-c', 'sleep 5']);
};
