// tries: nests the source too deep to parse
// stopped by: the engine's own limit of the stack
exports.f = () => {
  return (0, Function)('return ' + '('.repeat(100_000) + ')'.repeat(100_000))();
};
