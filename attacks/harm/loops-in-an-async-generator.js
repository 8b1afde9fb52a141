// tries: loops in an async generator
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
exports.f = () => {
  const all = (async function* () {
    for (;;) yield 1;
  })();
  return (async () => {
    for await (const item of all);
  })();
};
