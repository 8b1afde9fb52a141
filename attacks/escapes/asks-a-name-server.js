// tries: asks a name server
// stopped by: the network namespace; then the permission model
// needs: dns
exports.f = () => {
  return new Promise((resolve) =>
    require('dns').resolve4('example.com', (error) => resolve(error ? error.code : 'loot')),
  );
};
