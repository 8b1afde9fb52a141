// tries: reads the arguments of other processes
// stopped by: the process namespace; then the permission model
// needs: fs
exports.f = () => {
  const fs = require('fs');
  return fs
    .readdirSync('/proc')
    .filter((name) => +name > 0)
    .map((name) => fs.readFileSync(`/proc/${name}/cmdline`, 'utf8'))
    .join().length > 0
    ? 'loot'
    : 'none';
};
