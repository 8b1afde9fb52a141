// tries: writes without end to the console
// stopped by: the realm's console goes nowhere
exports.f = () => {
  for (let i = 0; i < 20_000; i++) console.log('x'.repeat(1_000));
  return 'none';
};
