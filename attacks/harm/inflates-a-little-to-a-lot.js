// tries: unpacks some kilobytes to gigabytes, outside the heap
// stopped by: the watch over the worker's memory, and its time limit
// realm: process
// needs: zlib
const zlib = require('zlib');
exports.f = () => {
  const small = zlib.gzipSync(Buffer.alloc(64 << 20));
  const all = [];
  for (let i = 0; i < 64; i++) all.push(zlib.gunzipSync(small));
  return all.length === 64 ? 'loot' : 'none';
};
