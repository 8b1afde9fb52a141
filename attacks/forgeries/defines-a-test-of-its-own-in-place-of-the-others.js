// tries: defines a test of its own in place of the others
// stopped by: a test that passes for itself is not one of the baseline’s
exports.f = () => {
  test('f', () => {});
  return 'x';
};
