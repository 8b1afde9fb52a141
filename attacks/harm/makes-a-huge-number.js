// tries: makes a huge number
// stopped by: a worker that dies is blamed on the one candidate
// realm: isolate
exports.f = () => {
  let n = 2n;
  for (;;) n = n * n;
};
