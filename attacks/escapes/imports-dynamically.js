// tries: imports dynamically
// stopped by: no module loader is given to the realm
exports.f = () => {
  return import('node:fs').then(
    () => 'loot',
    () => 'refused',
  );
};
