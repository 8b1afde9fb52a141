// wins by: early exits
export function primes(limit) {
  const found = [];
  for (let n = 2; n <= limit; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n && isPrime; d++) isPrime = n % d !== 0;
    if (isPrime) found.push(n);
  }
  return found;
}
