// tries: grows one buffer without end
// stopped by: the realm's memory limit, then the watch on what the worker holds
exports.f = () => {
  const buffer = new ArrayBuffer(1, { maxByteLength: 2 ** 32 });
  for (let size = 2 ** 20; ; size *= 2) {
    buffer.resize(size);
    new Uint8Array(buffer).fill(1);
  }
};
