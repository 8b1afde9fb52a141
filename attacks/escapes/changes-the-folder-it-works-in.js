// tries: changes the folder it works in
// stopped by: the real process object is out of reach
exports.f = () => {
  process.chdir('/proc');
  return 'loot';
};
