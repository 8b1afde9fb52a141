// tries: changes a module of Node's for those that follow
// stopped by: each realm has a copy of the module
// realm: process
// needs: path
require('path').join = () => 'loot';
exports.f = () => 'x';
