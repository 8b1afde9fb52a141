// tries: reads a file when it has read it, for ever, and keeps the worker each time
// stopped by: what is still at work in the worker when it has answered ends with it
// realm: process
// needs: fs
const fs = require('fs');
exports.f = () => {
  const again = () => {
    let n = 0;
    for (let i = 0; i < 3e7; i++) n += i;
    fs.stat('/', again);
  };
  fs.stat('/', again);
  return 'none';
};
