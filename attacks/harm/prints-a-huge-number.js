// tries: prints a huge number
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  return String((1n << 40_000_000n) - 1n);
};
