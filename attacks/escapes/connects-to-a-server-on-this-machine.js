// tries: connects to a server on this machine
// stopped by: the network namespace has no other machine and not this one; then the permission model
// needs: net
exports.f = () => {
  return new Promise((resolve) => {
    const socket = require('net').connect(PORT, '127.0.0.1');
    socket.on('connect', () => resolve('loot'));
    socket.on('error', (error) => resolve(error.code));
  });
};
