// tries: throws from a timer, a microtask, a rejection and a finalizer when it has returned
// stopped by: what is thrown later is seen to, and is nobody else's
const lost = new FinalizationRegistry(() => {
  throw new Error('late');
});
exports.f = () => {
  for (let i = 0; i < 100; i++) lost.register({}, i);
  Promise.reject(Object.create(null));
  Promise.resolve().then(() => {
    throw undefined;
  });
  for (const name of ['setTimeout', 'setImmediate', 'queueMicrotask'])
    globalThis[name]?.(() => {
      throw {
        get stack() {
          throw new Error('worse');
        },
      };
    });
  return 'none';
};
