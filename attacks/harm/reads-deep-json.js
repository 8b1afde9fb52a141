// tries: has the engine read and write a list in a list in a list, a few million deep
// stopped by: the engine's own limit of the stack, the realm's memory
// realm: isolate
exports.f = () => {
  let deep = 0;
  for (const text of ['['.repeat(20_000_000), '{"a":'.repeat(5_000_000)])
    try {
      JSON.parse(text);
    } catch {
      deep++;
    }
  let nest = [];
  for (let i = 0; i < 3_000_000; i++) nest = [nest];
  return deep === 2 ? JSON.stringify(nest) : 'none';
};
