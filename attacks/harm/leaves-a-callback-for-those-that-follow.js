// tries: leaves a callback for those that follow
// stopped by: callbacks of the host come before the candidate is done, or not at all
// needs: fs
exports.f = () => {
  require('fs').stat('/', () => {
    for (;;);
  });
  return 'none';
};
