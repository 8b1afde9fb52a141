// tries: lists the home folder
// stopped by: the mount namespace; then the permission model
// needs: fs os
exports.f = () => {
  return require('fs').readdirSync(require('os').homedir()).length >= 0 ? 'loot' : '';
};
