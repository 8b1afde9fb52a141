// tries: rejects where nobody waits
// stopped by: the realm has no hook on the worker; what is unhandled does not end it
exports.f = () => {
  for (let i = 0; i < 1000; i++) Promise.reject(new Error('x'));
  return 'none';
};
