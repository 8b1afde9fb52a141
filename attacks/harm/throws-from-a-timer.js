// tries: throws from a timer
// stopped by: what timers throw is the test’s own failure
exports.f = () => {
  return new Promise(() =>
    setTimeout(() => {
      throw new Error('late');
    }, 1),
  );
};
