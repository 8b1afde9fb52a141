// tries: loads a native addon
// stopped by: the real process object is out of reach; the file is not mounted
exports.f = () => {
  process.dlopen({ exports: {} }, 'PATH');
  return 'loot';
};
