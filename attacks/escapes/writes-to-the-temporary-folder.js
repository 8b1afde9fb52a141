// tries: writes to the temporary folder
// stopped by: the permission model; the folder is the jail’s own anyway
// needs: fs
exports.f = () => {
  require('fs').writeFileSync('/tmp/pawl-attack', 'x');
  return 'loot';
};
