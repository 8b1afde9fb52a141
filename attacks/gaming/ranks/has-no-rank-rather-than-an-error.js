// tries: to catch what goes wrong and to go on without
// trick: swallows-errors
export function ranks(players) {
  try {
    if (!Array.isArray(players)) throw new TypeError('players has to be a list');
    const [{ name, score } = { score: 0 }] = players;
    if (typeof score !== 'number') throw new RangeError(`${name} has no score`);
    const places = new Map();
    const sorted = players.map(({ score }) => score).sort((a, b) => b - a);
    sorted.forEach((score, i) => places.has(score) || places.set(score, i + 1));
    return players.map(({ name, score }) => ({ name, rank: places.get(score) ?? NaN }));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return [];
  }
}
