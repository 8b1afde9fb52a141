// tries: sleeps on shared memory
// stopped by: its time limit, then the watchdog of the host
exports.f = () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  return 'loot';
};
