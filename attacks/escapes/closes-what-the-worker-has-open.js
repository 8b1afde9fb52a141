// tries: closes what the worker has open
// stopped by: a worker that dies is blamed on the one candidate
// needs: fs
exports.f = () => {
  const fs = require('fs');
  for (let i = 3; i < 40; i++) {
    try {
      fs.closeSync(i);
    } catch {}
  }
  return 'none';
};
