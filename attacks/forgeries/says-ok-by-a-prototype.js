// tries: says ok by a prototype
// stopped by: the judge’s side uses what it captured before anything of the user’s was loaded
Object.defineProperty(Object.prototype, 'ok', { get: () => true, set() {}, configurable: true });
exports.f = () => 'x';
