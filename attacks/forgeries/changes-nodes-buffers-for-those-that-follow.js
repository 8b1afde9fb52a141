// tries: changes Node's buffers for those that follow
// stopped by: what the host hands out is compared with what it was, and put back
// realm: process
Buffer.from = () => 'loot';
Buffer.prototype.toString = () => 'loot';
exports.f = () => 'x';
