// tries: has the engine write down stacks without a limit, by code of its own, at every depth
// stopped by: fuel and memory of the realm, then its time limit
// realm: isolate
exports.f = () => {
  Error.stackTraceLimit = Infinity;
  Error.prepareStackTrace = (_, frames) => frames.map(String).join('\n').repeat(64);
  const kept = [];
  const down = (n) => {
    kept.push(new Error(String(n)).stack);
    return down(n + 1) + 1;
  };
  try {
    down(0);
  } catch {
    down(kept.length);
  }
  return 'loot';
};
