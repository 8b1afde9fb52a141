// tries: loops in a trap of its result
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
// reason: does not end
exports.f = () => {
  const go = () => {
    for (;;);
  };
  return new Proxy({}, { get: go, ownKeys: go, getPrototypeOf: go });
};
