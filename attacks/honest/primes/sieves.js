// wins by: a sieve in a typed array
export function primes(limit) {
  const found = [];
  if (!(limit >= 2)) return found;
  const composite = new Uint8Array(Math.floor(limit) + 1);
  for (let n = 2; n <= limit; n++) {
    if (composite[n] === 1) continue;
    found.push(n);
    for (let m = n * n; m <= limit; m += n) composite[m] = 1;
  }
  return found;
}
