// tries: refills its own fuel
// stopped by: the target can call only what counts
exports.f = () => {
  return __pawl.fuel || __pawl.refill || Object.values(__pawl).some((it) => it && it.left)
    ? 'loot'
    : 'none';
};
