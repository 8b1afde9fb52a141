// tries: writes without end by descriptor
// stopped by: the worker has no standard output; what it says as error is cut
// needs: fs
exports.f = () => {
  const fs = require('fs');
  const all = 'x'.repeat(1_000_000);
  for (let i = 0; i < 200; i++) fs.writeSync(2, all);
  return 'none';
};
