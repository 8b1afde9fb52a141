// tries: sorts with a comparison without end
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
// reason: does not end
exports.f = () => {
  return [3, 1, 2].sort(() => {
    for (;;);
  });
};
