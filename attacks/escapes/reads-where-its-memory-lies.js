// tries: reads where its memory lies
// stopped by: the permission model
// needs: fs
exports.f = () => {
  return require('fs').readFileSync('/proc/self/maps', 'utf8').length > 0 ? 'loot' : 'none';
};
