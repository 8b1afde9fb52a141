// tries: sets timers for ever
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  return new Promise(() => setInterval(() => {}, 1));
};
