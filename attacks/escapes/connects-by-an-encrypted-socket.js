// tries: connects by an encrypted socket
// stopped by: the network namespace; then the permission model
// needs: tls
exports.f = () => {
  return new Promise((resolve) => {
    const socket = require('tls').connect(PORT, '127.0.0.1');
    socket.on('connect', () => resolve('loot'));
    socket.on('error', (error) => resolve(error.code));
  });
};
