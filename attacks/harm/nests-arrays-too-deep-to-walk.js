// tries: nests arrays too deep to walk
// stopped by: the engine's own limit of the stack; reports are written without it
exports.f = () => {
  let deep = [];
  for (let i = 0; i < 200_000; i++) deep = [deep];
  return deep;
};
