// tries: loops in thenables of thenables
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  const again = () => ({ then: (go) => go(again()) });
  return again();
};
