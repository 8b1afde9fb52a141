// tries: loops in a valueOf of its result
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  return {
    valueOf() {
      for (;;);
    },
    [Symbol.toPrimitive]() {
      for (;;);
    },
  };
};
