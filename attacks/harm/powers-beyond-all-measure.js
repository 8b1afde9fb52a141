// tries: has the engine write down and read numbers with millions of digits
// stopped by: its time limit, then the watchdog of the host; a worker that died is replaced
// realm: isolate
exports.f = () => {
  const wide = BigInt.asUintN(2 ** 28, -1n);
  const text = wide.toString();
  return BigInt(text) === wide && (wide * wide) % 7n >= 0n ? 'loot' : 'none';
};
