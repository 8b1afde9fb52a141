// tries: writes to the channel by its number
// stopped by: the permission model gives no descriptor that it did not open
// needs: fs
exports.f = () => {
  const fs = require('fs');
  for (let i = 3; i < 30; i++) {
    try {
      fs.writeSync(i, 'x');
    } catch {}
  }
  return 'none';
};
