// tries: takes the process through an async function
// stopped by: no code is made from strings in the worker’s own realm
exports.f = () => {
  const Async = (async () => {}).constructor;
  return Async('return process.pid')().then(
    (pid) => (pid ? 'loot' : 'none'),
    () => 'none',
  );
};
