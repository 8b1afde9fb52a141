// tries: changes Node's files for those that follow
// stopped by: what the host hands out is compared with what it was, and put back
// realm: process
// needs: fs
require('fs').promises.readFile = () => 'loot';
require('fs').constants = {};
exports.f = () => 'x';
