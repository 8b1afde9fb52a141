// tries: loops in microtasks
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  const go = () => Promise.resolve().then(go);
  return go();
};
