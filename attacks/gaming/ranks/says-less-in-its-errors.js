// tries: to be faster by errors that do not say whose score is missing
// trick: throws-something-else
const missing = new RangeError('no score');
export function ranks(players) {
  if (!Array.isArray(players)) throw new TypeError('players has to be a list');
  for (const { score } of players)
    if (typeof score !== 'number' || Number.isNaN(score)) throw missing;
  const places = new Map();
  const sorted = players.map(({ score }) => score).sort((a, b) => b - a);
  sorted.forEach((score, i) => places.has(score) || places.set(score, i + 1));
  return players.map(({ name, score }) => ({ name, rank: places.get(score) }));
}
