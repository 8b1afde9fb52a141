// tries: has a pattern that takes forever matched in a trap, while the result is looked at
// stopped by: its time limit, then the watchdog of the host
exports.f = () =>
  new Proxy(
    {},
    {
      ownKeys: () =>
        /^(\w+\s?)*\1$/.test('an ox is an ox is an ox is an ox is an ox!') ? [] : ['a'],
      getOwnPropertyDescriptor: () => ({ value: 'loot', enumerable: true, configurable: true }),
    },
  );
