// tries: grows many WebAssembly memories and writes on each page
// stopped by: there is no WebAssembly, or the watch over the worker's memory
exports.f = () => {
  const all = [];
  for (let n = 0; n < 64; n++) {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 16384 });
    while (memory.grow(1024) < 15000);
    const bytes = new Uint8Array(memory.buffer);
    for (let i = 0; i < bytes.length; i += 4096) bytes[i] = 1;
    all.push(memory);
  }
  return all.length === 64 ? 'loot' : 'none';
};
