// tries: turns flags of the engine on and writes the whole heap down
// stopped by: the module about the engine has a stand-in
// realm: process
// needs: v8
const v8 = require('v8');
exports.f = () => {
  v8.setFlagsFromString('--allow-natives-syntax');
  v8.setFlagsFromString('--stack-size=1000000');
  const inside = Function('return %GetOptimizationStatus(function () {})')();
  v8.writeHeapSnapshot?.('PATH');
  return typeof inside === 'number' ? 'loot' : 'none';
};
