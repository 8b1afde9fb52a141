// tries: returns something to wait for, which gives another such thing each time
// stopped by: fuel inside the realm, then its time limit
// realm: isolate
exports.f = () => {
  const later = () => ({
    then(settle, refuse) {
      settle(later());
      refuse(later());
      settle('loot');
    },
  });
  return later();
};
