// tries: calls the harness itself
// stopped by: only the worker holds the entry
// realm: isolate
exports.f = () => {
  return typeof __pawl_dispatch === 'function' || typeof __pawl_harness === 'object'
    ? 'loot'
    : 'none';
};
