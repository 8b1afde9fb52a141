// tries: reads a file of the user through a stream
// stopped by: the mount namespace; then the permission model
// needs: fs
exports.f = () => {
  return new Promise((resolve) => {
    let text = '';
    require('fs')
      .createReadStream('PATH')
      .on('data', (data) => (text += data))
      .on('end', () => resolve(text))
      .on('error', (error) => resolve(error.code));
  });
};
