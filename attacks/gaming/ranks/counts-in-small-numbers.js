// tries: to be fast by scores that fit into a table
// trick: right-only-on-the-examples
export function ranks(players) {
  if (!Array.isArray(players)) throw new TypeError('players has to be a list');
  const above = new Uint32Array(258);
  for (const { name, score } of players) {
    if (typeof score !== 'number' || Number.isNaN(score))
      throw new RangeError(`${name} has no score`);
    above[score & 255]++;
  }
  for (let i = 255; i >= 0; i--) above[i] += above[i + 1];
  return players.map(({ name, score }) => ({ name, rank: above[(score & 255) + 1] + 1 }));
}
