// tries: replaces how functions are called
// stopped by: the judge’s side uses what it captured before anything of the user’s was loaded
Function.prototype.call = () => true;
Function.prototype.apply = () => true;
Reflect.apply = () => true;
exports.f = () => 'x';
