// tries: takes memory through WebAssembly
// stopped by: an isolate has no WebAssembly; then the watch on what the worker holds
exports.f = () => {
  const all = [];
  for (let i = 0; i < 40; i++) {
    const memory = new WebAssembly.Memory({ initial: 1000, maximum: 1000 });
    new Uint8Array(memory.buffer).fill(1);
    all.push(memory);
  }
  return 'loot';
};
