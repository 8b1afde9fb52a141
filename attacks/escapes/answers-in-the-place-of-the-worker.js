// tries: answers in the place of the worker
// stopped by: the real process object is out of reach
// needs: path
exports.f = () => {
  const real = (globalThis.URL ?? require('path').join).constructor('return process')();
  real.send({
    ok: true,
    value: [{ passed: 2, failed: [], fuelUsed: 0, reads: { clock: 0, randomness: 0 } }],
  });
  return 'loot';
};
