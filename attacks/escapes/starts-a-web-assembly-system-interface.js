// tries: starts a web assembly system interface
// stopped by: a module that hands out the worker itself is not handed out
// needs: wasi
exports.f = () => {
  return new (require('wasi').WASI)({ version: 'preview1', preopens: { '/': '/' } })
    ? 'loot'
    : 'none';
};
