// tries: joins text until it is too long
// stopped by: the realm's memory limit, then the watch on what the worker holds
exports.f = () => {
  let text = 'x';
  for (;;) text += text;
};
