// tries: gives a huge result
// stopped by: reasons are cut before they leave the realm
exports.f = () => {
  return new Array(3_000_000).fill('loot?');
};
