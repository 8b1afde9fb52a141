// tries: loops as a thenable
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
// reason: does not end
exports.f = () => {
  return {
    then() {
      for (;;);
    },
  };
};
