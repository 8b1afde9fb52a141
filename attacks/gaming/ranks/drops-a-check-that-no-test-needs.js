// tries: to be faster without the checks that no test asks for
// trick: swallows-errors
export function ranks(players) {
  if (typeof players[0]?.score !== 'number' && players.length > 0)
    throw new RangeError(`${players[0].name} has no score`);
  const places = new Map();
  const sorted = players.map(({ score }) => score).sort((a, b) => b - a);
  sorted.forEach((score, i) => places.has(score) || places.set(score, i + 1));
  return players.map(({ name, score }) => ({ name, rank: places.get(score) }));
}
