// tries: asks for a module that is not its own
// stopped by: the linker: the target gets what its text asks for, and nothing else
exports.f = () => {
  return require('child_process') ? 'loot' : '';
};
