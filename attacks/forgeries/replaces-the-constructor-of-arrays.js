// tries: replaces the constructor of arrays
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
Array.prototype.constructor = function () {
  return [];
};
Array[Symbol.species];
Object.defineProperty(Array, Symbol.species, {
  value: function () {
    return [];
  },
});
exports.f = () => 'x';
