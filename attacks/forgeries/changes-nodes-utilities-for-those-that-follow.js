// tries: changes Node's utilities for those that follow
// stopped by: what the host hands out is compared with what it was, and put back
// realm: process
// needs: util
require('util').inspect.custom;
require('util').types.isDate = () => true;
require('util').format = () => 'loot';
exports.f = () => 'x';
