// tries: throws from a callback of the host
// stopped by: a worker that dies is blamed on the one candidate
// needs: fs
exports.f = () => {
  return new Promise(() =>
    require('fs').stat('/', () => {
      throw new Error('late');
    }),
  );
};
