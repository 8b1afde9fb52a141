// tries: reads a file of the user
// stopped by: the mount namespace; then the permission model
// needs: fs
exports.f = () => {
  return require('fs').readFileSync('PATH', 'utf8');
};
