// tries: sends a datagram
// stopped by: the network namespace; then the permission model
// needs: dgram
exports.f = () => {
  return new Promise((resolve) => {
    const socket = require('dgram').createSocket('udp4');
    socket.on('error', (error) => resolve(error.code));
    socket.connect(PORT, '127.0.0.1', (error) => {
      if (error) return resolve(error.code);
      socket.send('x', (failed) => resolve(failed ? failed.code : 'sent'));
    });
  });
};
