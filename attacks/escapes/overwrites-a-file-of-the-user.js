// tries: overwrites a file of the user
// stopped by: the mount namespace; then the permission model: no writes at all
// needs: fs
exports.f = () => {
  require('fs').writeFileSync('PATH', 'taken');
  return 'loot';
};
