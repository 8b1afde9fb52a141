// tries: throws an endless text
// stopped by: reasons are cut before they leave the realm
exports.f = () => {
  throw new Error('x'.repeat(50_000_000));
};
