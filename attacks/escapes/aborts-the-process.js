// tries: aborts the process
// stopped by: the real process object is out of reach
exports.f = () => {
  process.abort();
  return 'loot';
};
