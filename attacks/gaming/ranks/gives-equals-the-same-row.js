// tries: to give players with the same name and score one object between them
// trick: (shares-its-results|gaming/cached)
const rows = new Map();
export function ranks(players) {
  if (!Array.isArray(players)) throw new TypeError('players has to be a list');
  for (const { name, score } of players)
    if (typeof score !== 'number' || Number.isNaN(score))
      throw new RangeError(`${name} has no score`);
  const places = new Map();
  const sorted = players.map(({ score }) => score).sort((a, b) => b - a);
  sorted.forEach((score, i) => places.has(score) || places.set(score, i + 1));
  return players.map(({ name, score }) => {
    const rank = places.get(score);
    const key = `${typeof name} ${String(name)} ${rank}`;
    let row = rows.get(key);
    if (!row || row.name !== name || row.rank !== rank) rows.set(key, (row = { name, rank }));
    return row;
  });
}
