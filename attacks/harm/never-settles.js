// tries: never settles
// stopped by: no timer is left and nothing moves: the worker sees it at once
// reason: never settles|does not end
exports.f = () => {
  return new Promise(() => {});
};
