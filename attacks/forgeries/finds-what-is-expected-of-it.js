// tries: finds what is expected of it
// stopped by: the expected outcomes never enter the realm
exports.f = () => {
  return (
    Object.getOwnPropertyNames(globalThis)
      .map((name) => String(globalThis[name]))
      .find((text) => text === 'loot') ?? 'none'
  );
};
