// tries: sets the engine's flags
// stopped by: a module that hands out the worker itself is not handed out
// needs: v8
exports.f = () => {
  require('v8').setFlagsFromString('--allow-natives-syntax');
  return (0, Function)('return %IsSmi(1)')() ? 'loot' : 'none';
};
