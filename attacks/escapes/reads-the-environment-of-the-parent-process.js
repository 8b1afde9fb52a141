// tries: reads the environment of the parent process
// stopped by: the process namespace; then the permission model
// needs: fs
exports.f = () => {
  return require('fs').readFileSync('/proc/1/environ', 'utf8').includes('PAWL_TEST_SECRET')
    ? 'loot'
    : 'none';
};
