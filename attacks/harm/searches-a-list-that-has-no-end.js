// tries: has the engine search something that says it has 2^53 elements
// stopped by: its time limit, then the watchdog of the host
// realm: process
exports.f = () => {
  const endless = { length: Number.MAX_SAFE_INTEGER };
  return Array.prototype.indexOf.call(endless, 'loot') < 0 ? 'loot' : 'none';
};
