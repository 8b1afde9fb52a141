// tries: ends each test as it begins
// stopped by: a test’s own run is captured; hooks that throw fail it
beforeEach(() => {
  throw undefined;
});
exports.f = () => 'x';
