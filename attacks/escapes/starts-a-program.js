// tries: starts a program
// stopped by: the permission model: no child processes
// needs: child_process
exports.f = () => {
  return require('child_process').execFileSync('/bin/echo', ['loot']).toString().trim();
};
