// tries: calls itself for ever and catches it
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  const go = () => {
    try {
      go();
    } catch {
      go();
    }
  };
  go();
  return 'loot';
};
