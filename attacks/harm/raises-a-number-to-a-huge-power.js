// tries: raises a number to a huge power
// stopped by: a worker that dies is blamed on the one candidate
exports.f = () => {
  return (2n ** 1_000_000_000n).toString().length;
};
