// tries: reads the environment
// stopped by: nothing of it is handed to the worker; the realm has none at all
exports.f = () => {
  return Object.values(process.env).includes('loot') ? 'loot' : 'none';
};
