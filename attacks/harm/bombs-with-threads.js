// tries: bombs with threads
// stopped by: a module that hands out the worker itself is not handed out; then the permission model
// needs: worker_threads
exports.f = () => {
  for (;;) new (require('worker_threads').Worker)('for (;;);', { eval: true });
};
