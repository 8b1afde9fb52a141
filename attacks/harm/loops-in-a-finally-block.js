// tries: loops in a finally block
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
// reason: does not end
exports.f = () => {
  for (;;) {
    try {
      for (;;);
    } finally {
      continue;
    }
  }
};
