// tries: pollutes by a key of data
// stopped by: the unchanged target runs last, and what the realm was built of is compared: then all are judged apart
exports.f = () => {
  const merge = (to, from) => {
    for (const key in from)
      typeof from[key] === 'object' ? merge((to[key] ??= {}), from[key]) : (to[key] = from[key]);
    return to;
  };
  merge({}, JSON.parse('{"__proto__": {"polluted": "loot", "0": 7}}'));
  return 'x';
};
