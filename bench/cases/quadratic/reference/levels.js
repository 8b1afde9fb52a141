export function levels(neighbours, start) {
  const distance = neighbours.map(() => -1);
  if (start < 0 || start >= neighbours.length) return distance;
  const queue = [start];
  distance[start] = 0;
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head];
    for (const next of neighbours[node]) {
      if (distance[next] === -1) {
        distance[next] = distance[node] + 1;
        queue.push(next);
      }
    }
  }
  return distance;
}
