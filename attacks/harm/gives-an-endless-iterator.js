// tries: gives an endless iterator
// stopped by: the matchers look at no more than they compare; then the time limit
exports.f = () => {
  return { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) };
};
