// tries: loops in toJSON
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  return {
    toJSON() {
      for (;;);
    },
    toString() {
      for (;;);
    },
  };
};
