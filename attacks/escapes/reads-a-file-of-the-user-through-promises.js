// tries: reads a file of the user through promises
// stopped by: the mount namespace; then the permission model
// needs: fs/promises
exports.f = () => {
  return require('fs/promises')
    .readFile('PATH', 'utf8')
    .catch((error) => error.code);
};
