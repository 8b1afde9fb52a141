// tries: throws without end in what shows its error
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  const error = new Error('x');
  Object.defineProperty(error, 'message', {
    get() {
      throw error;
    },
  });
  Object.defineProperty(error, 'name', {
    get() {
      throw error;
    },
  });
  throw error;
};
