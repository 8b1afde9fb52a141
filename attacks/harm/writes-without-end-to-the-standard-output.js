// tries: writes without end to the standard output
// stopped by: a realm has no real console; the worker has no standard output
exports.f = () => {
  const all = 'x'.repeat(1_000_000);
  for (let i = 0; i < 100; i++) {
    console.log(all);
    console.error(all);
    process.stdout?.write(all);
  }
  return 'none';
};
