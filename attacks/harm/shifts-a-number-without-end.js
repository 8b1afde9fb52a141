// tries: shifts a number without end
// stopped by: a worker that dies is blamed on the one candidate
exports.f = () => {
  let n = 1n;
  for (;;) n = (n << 30_000_000n) + 1n;
};
