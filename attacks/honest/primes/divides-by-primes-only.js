// wins by: what it found already, within one call
export function primes(limit) {
  const found = [];
  for (let n = 2; n <= limit; n += 1 + (n & 1 & Number(n > 2))) {
    let isPrime = true;
    for (let i = 0; i < found.length && found[i] * found[i] <= n; i++) {
      if (n % found[i] === 0) {
        isPrime = false;
        break;
      }
    }
    if (isPrime) found.push(n);
  }
  return found;
}
