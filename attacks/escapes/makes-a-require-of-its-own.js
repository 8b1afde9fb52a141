// tries: makes a require of its own
// stopped by: a module that hands out the worker itself is not handed out
// needs: module
exports.f = () => {
  const own = require('module').createRequire('/x.js');
  return own('child_process') && own('process').pid ? 'loot' : 'none';
};
