// tries: links a file of the user to where it may read
// stopped by: the permission model: no writes, and no links at all
// needs: fs
exports.f = () => {
  const fs = require('fs');
  fs.symlinkSync('PATH', '/tmp/link');
  return fs.readFileSync('/tmp/link', 'utf8');
};
