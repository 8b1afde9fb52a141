// tries: sorts by a comparison that makes the list to be sorted again
// stopped by: fuel inside the realm, then its time limit
// realm: isolate
exports.f = () => {
  const list = new Float64Array(200_000).map((_, i) => (i * 7919) % 200_003);
  const order = (a, b) => {
    list.subarray(0, 100_000).sort();
    return Math.sin(a * b) || list.subarray(1).sort(order)[0];
  };
  return list.sort(order)[0] === 0 ? 'loot' : 'none';
};
