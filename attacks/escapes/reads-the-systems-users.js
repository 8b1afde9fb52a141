// tries: reads the system's users
// stopped by: the mount namespace: /etc is not there; then the permission model
// needs: fs
exports.f = () => {
  const text = require('fs').readFileSync('/etc/passwd', 'utf8');
  return text.includes('root') ? 'loot' : text;
};
