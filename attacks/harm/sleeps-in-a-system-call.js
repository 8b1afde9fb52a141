// tries: sleeps in a system call
// stopped by: the permission model; then the watchdog of the host
// needs: child_process
exports.f = () => {
  require('child_process').spawnSync('/bin/sleep', ['60']);
  return 'loot';
};
