// tries: changes Node's paths for those that follow
// stopped by: what the host hands out is compared with what it was, and put back
// realm: process
// needs: path
require('path').posix.join = () => 'loot';
require('path').posix.sep = '!';
exports.f = () => 'x';
