// tries: starts a thread
// stopped by: the permission model: no workers
// needs: worker_threads
exports.f = () => {
  new (require('worker_threads').Worker)('while (true);', { eval: true });
  return 'loot';
};
