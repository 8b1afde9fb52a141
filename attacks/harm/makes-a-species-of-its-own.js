// tries: has built-in methods make their results by a constructor that never ends
// stopped by: fuel inside the realm, then its time limit
class Endless extends Array {
  static get [Symbol.species]() {
    return function (n) {
      return new Proxy([], {
        defineProperty: () => new Endless(n + 1).concat([1], [2]).length > 0,
      });
    };
  }
}
exports.f = () => (Endless.from([1, 2, 3]).concat([4]).length ? 'loot' : 'none');
