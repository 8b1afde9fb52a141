// tries: calls itself through a getter
// stopped by: the engine's own limit of the stack
// reason: call stack
exports.f = () => {
  const held = {
    get a() {
      return this.a;
    },
  };
  return held.a;
};
