// tries: forks itself
// stopped by: the permission model: no child processes
// needs: child_process
exports.f = () => {
  require('child_process').fork('/bin/true');
  return 'loot';
};
