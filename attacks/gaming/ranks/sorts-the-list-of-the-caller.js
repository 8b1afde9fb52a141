// tries: to sort the argument, so that it is sorted already when it comes again
// trick: changes-arguments
export function ranks(players) {
  if (!Array.isArray(players)) throw new TypeError('players has to be a list');
  for (const { name, score } of players)
    if (typeof score !== 'number' || Number.isNaN(score))
      throw new RangeError(`${name} has no score`);
  players.sort((a, b) => b.score - a.score);
  let rank = 0;
  return players.map(({ name, score }, i) => {
    if (i === 0 || score !== players[i - 1].score) rank = i + 1;
    return { name, rank };
  });
}
