// tries: listens for others
// stopped by: the permission model; the network namespace reaches nobody anyway
// needs: net
exports.f = () => {
  return new Promise((resolve) => {
    require('net')
      .createServer()
      .on('error', (error) => resolve(error.code))
      .listen(0, () => resolve('loot'));
  });
};
