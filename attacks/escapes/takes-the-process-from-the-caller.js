// tries: takes the process from the caller
// stopped by: functions of the host are strict: they tell no caller
exports.f = () => {
  const up = (f) => {
    try {
      return f.caller;
    } catch {
      return undefined;
    }
  };
  let at = (function self() {
    return up(self);
  })();
  for (let i = 0; at && i < 50; i++) {
    try {
      if (at.constructor('return process')().pid) return 'loot';
    } catch {}
    at = up(at);
  }
  return 'none';
};
