export function ranks(players) {
  if (!Array.isArray(players)) throw new TypeError('players has to be a list');
  return players.map(({ name, score }) => {
    if (typeof score !== 'number' || Number.isNaN(score))
      throw new RangeError(`${name} has no score`);
    let rank = 1;
    for (const other of players) if (other.score > score) rank++;
    return { name, rank };
  });
}
