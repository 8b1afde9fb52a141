// tries: breaks the clock and randomness of those that follow
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
Math.random = () => 0.5;
Date.now = () => 0;
globalThis.Date = class {
  getTime() {
    return 0;
  }
};
exports.f = () => 'x';
