// tries: sets timers that set timers
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  return new Promise(() => {
    const go = () => {
      setTimeout(go, 0);
      setTimeout(go, 0);
    };
    go();
  });
};
