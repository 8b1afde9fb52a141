export function primes(limit) {
  const found = [];
  for (let n = 2; n <= limit; n++) {
    let isPrime = true;
    for (let d = 2; d < n; d++) if (n % d === 0) isPrime = false;
    if (isPrime) found.push(n);
  }
  return found;
}
