// tries: ends the process
// stopped by: the real process object is out of reach
exports.f = () => {
  process.exit(0);
  return 'loot';
};
