// tries: loops in an iterator that tests spread
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => 'x';
exports.g = () => ({
  length: 5,
  *[Symbol.iterator]() {
    for (;;) yield 1;
  },
  join() {
    for (;;);
  },
});
const endless = {
  *[Symbol.iterator]() {
    for (;;) yield 1;
  },
};
exports.f = () => [...endless];
