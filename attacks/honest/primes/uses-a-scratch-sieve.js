// wins by: a sieve at module level that grows where it has to, and is wiped for each call
let sieve = new Uint8Array(1024);
export function primes(limit) {
  const found = [];
  if (!(limit >= 2)) return found;
  if (sieve.length <= limit) sieve = new Uint8Array(2 * Math.floor(limit));
  sieve.fill(0);
  for (let n = 2; n <= limit; n++) {
    if (sieve[n] === 1) continue;
    found.push(n);
    for (let m = n * n; m <= limit; m += n) sieve[m] = 1;
  }
  return found;
}
