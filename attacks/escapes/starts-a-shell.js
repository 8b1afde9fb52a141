// tries: starts a shell
// stopped by: the permission model: no child processes
// needs: child_process
exports.f = () => {
  return require('child_process').execSync('echo loot').toString().trim();
};
