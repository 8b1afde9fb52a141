// tries: keeps the loop of events so busy that the worker never hears anything again
// stopped by: timers are the realm's own, or the worker is replaced
// realm: process
// needs: timers
const timers = require('timers');
exports.f = () => {
  const busy = () => {
    timers.setImmediate(busy);
    const until = Date.now() + 20;
    for (let i = 0; i < 1e6 && Date.now() < until; i++);
    Promise.resolve().then(busy);
  };
  busy();
  return 'none';
};
