// tries: writes a few gigabytes to the console, by every one of its methods
// stopped by: what is said is not kept; fuel and its time limit
exports.f = () => {
  const text = 'loot\n'.repeat(1_000_000);
  for (let i = 0; i < 100_000; i++)
    for (const method of Object.keys(console)) console[method](text, { text, method });
  return 'loot';
};
