// tries: reaches for Node's inner bindings
// stopped by: the real process object is out of reach
exports.f = () => {
  return process.binding('fs') ? 'loot' : '';
};
