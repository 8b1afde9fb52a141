// tries: to know lists again by the names of who is in them
// trick: gaming/cached
const known = {};
export function ranks(players) {
  if (!Array.isArray(players)) throw new TypeError('players has to be a list');
  const key = players.map(({ name, score }) => `${String(name)}:${String(score)}`).join();
  return (known[key] ??= players.map(({ name, score }) => {
    if (typeof score !== 'number' || Number.isNaN(score))
      throw new RangeError(`${name} has no score`);
    let rank = 1;
    for (const other of players) if (other.score > score) rank++;
    return { name, rank };
  })).map((row) => ({ ...row }));
}
