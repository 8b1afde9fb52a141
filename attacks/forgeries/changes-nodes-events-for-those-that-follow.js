// tries: changes Node's events for those that follow
// stopped by: what the host hands out is compared with what it was, and put back
// realm: process
// needs: events
require('events').prototype.emit = function () {
  return true;
};
exports.f = () => 'x';
