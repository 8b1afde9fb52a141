// tries: has the engine turn round something long that is hardly there
// stopped by: its time limit, then the watchdog of the host
// realm: isolate
exports.f = () => {
  const list = [1];
  list.length = 2 ** 32 - 1;
  list.reverse();
  list.lastIndexOf('none');
  Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 1, 0);
  return 'loot';
};
