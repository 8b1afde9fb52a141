// tries: fetches from a server on this machine
// stopped by: a realm has no fetch; then the network namespace
// needs: http
exports.f = () => {
  return new Promise((resolve) => {
    if (typeof fetch === 'function')
      fetch('http://127.0.0.1:PORT').then(
        () => resolve('loot'),
        () => {},
      );
    require('http')
      .get('http://127.0.0.1:PORT', () => resolve('loot'))
      .on('error', (error) => resolve(error.code));
  });
};
