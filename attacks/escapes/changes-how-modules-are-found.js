// tries: puts itself between the worker and every module that it loads
// stopped by: the module about modules has a stand-in
// realm: process
// needs: module
const Module = require('module');
exports.f = () => {
  const fs = Module._load?.('fs') ?? Module.createRequire?.('/')('fs');
  Module.registerHooks?.({ resolve: () => ({ url: 'data:text/javascript,', shortCircuit: true }) });
  return fs && fs.readFileSync('PATH', 'utf8').includes('loot') ? 'loot' : 'none';
};
