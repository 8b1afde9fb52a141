// tries: throws an error that does harm to whoever reads it
// stopped by: errors are read in the realm, under its limits
exports.f = () => {
  const error = new Error('x');
  for (const key of ['message', 'name', 'stack', 'cause', 'constructor', 'errors', 'toString'])
    Object.defineProperty(error, key, {
      get() {
        if (key === 'stack') for (;;);
        throw error;
      },
    });
  error[Symbol.toPrimitive] = () => error.stack;
  throw error;
};
