// tries: to leave the work to whoever reads a rank
// trick: lazy-result
export function ranks(players) {
  if (!Array.isArray(players)) throw new TypeError('players has to be a list');
  return players.map(({ name, score }) => {
    if (typeof score !== 'number' || Number.isNaN(score))
      throw new RangeError(`${name} has no score`);
    const row = { name, rank: undefined };
    Object.defineProperty(row, 'rank', {
      enumerable: true,
      configurable: true,
      get: () => players.reduce((rank, other) => rank + Number(other.score > score), 1),
      set: (rank) => Object.defineProperty(row, 'rank', { value: rank, writable: true }),
    });
    return row;
  });
}
