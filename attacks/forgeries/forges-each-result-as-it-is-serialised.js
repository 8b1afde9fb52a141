// tries: forges each result as it is serialised
// stopped by: the judge’s side uses what it captured before anything of the user’s was loaded
Object.defineProperty(Object.prototype, 'toJSON', {
  configurable: true,
  value() {
    return 'failed' in this
      ? { passed: 2, failed: [], fuelUsed: 0, reads: { clock: 0, randomness: 0 } }
      : this;
  },
});
exports.f = () => 'x';
