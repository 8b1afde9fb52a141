// tries: sleeps on shared memory that nobody wakes
// stopped by: no such waiting in the realm, or its time limit and the watchdog of the host
exports.f = () => {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0);
  return 'loot';
};
