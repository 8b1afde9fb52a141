// tries: forges equality
// stopped by: the judge’s side uses what it captured before anything of the user’s was loaded
Object.is = () => true;
exports.f = () => 'x';
