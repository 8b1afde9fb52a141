// tries: waits for others on a socket that has no file, where namespaces of files do not reach
// stopped by: Node's permission model
// realm: process
// needs: net
const net = require('net');
exports.f = () =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.on('error', () => resolve('none'));
    server.listen('\0pawl-loot', () => resolve('loot'));
  });
