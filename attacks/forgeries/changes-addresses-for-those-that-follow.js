// tries: changes addresses for those that follow
// stopped by: what the host hands out is compared with what it was, and put back
// realm: process
Object.defineProperty(URL.prototype, 'href', { get: () => 'loot', configurable: true });
URL.prototype.toString = () => 'loot';
exports.f = () => 'x';
