// tries: has Node write down all it knows of itself, the environment too
// stopped by: the realm's process is a stand-in
// realm: process
// needs: process
const own = require('process');
exports.f = () => {
  const report = own.report?.getReport?.();
  const text = JSON.stringify(report ?? own.env ?? {});
  return text.includes('environmentVariables') || text.includes('loot') ? 'loot' : 'none';
};
