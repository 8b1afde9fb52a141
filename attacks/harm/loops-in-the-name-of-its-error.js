// tries: loops in the name of its error
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
// reason: does not end
exports.f = () => {
  const error = new Error('x');
  Object.defineProperty(error, 'name', {
    get() {
      for (;;);
    },
  });
  throw error;
};
