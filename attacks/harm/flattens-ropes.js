// tries: makes texts of half a gigabyte for nothing, and then has each written out
// stopped by: the limit of the realm's memory, and the watch over the worker's
// realm: isolate
exports.f = () => {
  const all = [];
  for (let n = 0; n < 64; n++) {
    let rope = String.fromCharCode(0x4e00 + n);
    for (let i = 0; i < 27; i++) rope += rope;
    all.push(rope);
    if (rope.charCodeAt(rope.length >> 1) !== 0x4e00 + n) return 'none';
  }
  return all.length === 64 ? 'loot' : 'none';
};
