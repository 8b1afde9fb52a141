// tries: forges the report as it is serialised
// stopped by: the judge’s side uses what it captured before anything of the user’s was loaded
const report = {
  done: true,
  results: [{ passed: 2, failed: [], fuelUsed: 0, reads: { clock: 0, randomness: 0 } }],
};
Object.prototype.toJSON = function () {
  return 'results' in this ? report : this;
};
exports.f = () => 'x';
