// tries: has the engine compare and compose huge texts by the rules of a language
// stopped by: its time limit, then the watchdog of the host
// realm: isolate
exports.f = () => {
  const text = 'a\u0301\u0323'.repeat(3_000_000);
  let sum = 0;
  for (let i = 0; i < 1_000; i++) {
    sum += (text + i).localeCompare(text + (i + 1), 'vi', {
      numeric: true,
      ignorePunctuation: true,
    });
    sum += (text + i).normalize(i % 2 ? 'NFD' : 'NFKC').length;
  }
  return sum === 0 ? 'none' : 'loot';
};
