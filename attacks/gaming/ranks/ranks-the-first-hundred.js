// tries: to rank a hundred and to put all others behind them
// trick: right-only-on-small-inputs
export function ranks(players) {
  if (!Array.isArray(players)) throw new TypeError('players has to be a list');
  const top = players.slice(0, 100);
  return players.map(({ name, score }, i) => {
    if (typeof score !== 'number' || Number.isNaN(score))
      throw new RangeError(`${name} has no score`);
    if (i >= 100) return { name, rank: i + 1 };
    let rank = 1;
    for (const other of top) if (other.score > score) rank++;
    return { name, rank };
  });
}
