/** The distance of each node from the start, along edges; unreached nodes have -1. */
export function levels(neighbours, start) {
  const distance = neighbours.map(() => -1);
  if (start < 0 || start >= neighbours.length) return distance;
  const queue = [start];
  distance[start] = 0;
  while (queue.length > 0) {
    const node = queue.shift();
    for (const next of neighbours[node]) {
      if (distance[next] === -1) {
        distance[next] = distance[node] + 1;
        queue.push(next);
      }
    }
  }
  return distance;
}
