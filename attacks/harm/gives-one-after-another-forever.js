// tries: waits for each of what an asynchronous generator never stops to give
// stopped by: fuel inside the realm, then its time limit
// realm: isolate
exports.f = async () => {
  async function* numbers() {
    try {
      for (let n = 0; ; n++) yield n;
    } finally {
      yield* numbers();
    }
  }
  for await (const n of numbers()) if (n < 0) break;
  return 'loot';
};
