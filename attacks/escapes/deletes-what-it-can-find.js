// tries: deletes what it can find
// stopped by: the permission model: no writes at all
// needs: fs
exports.f = () => {
  require('fs').rmSync('PATH', { force: false });
  return 'loot';
};
