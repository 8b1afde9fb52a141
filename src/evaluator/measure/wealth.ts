/**
 * The logarithm of what a gambler has, who began with 1 and bet on `wins` at even odds: the
 * evidence (an e-value) against "each win has a chance of at most 1/2, whatever came before".
 *
 * Each bet stakes a fraction lambda >= 0 of the wealth, which is a non-negative supermartingale
 * under that hypothesis; so is any mixture of them with fixed weights. The mixture is the
 * Krichevsky-Trofimov (Jeffreys) prior cut to win chances above 1/2, as {@link nodes} equal parts.
 * By Ville's inequality its supremum over all rounds is at least 1/alpha with a chance of at most
 * alpha: looking after every round costs nothing.
 *
 * Sources: J. Ville, "Étude critique de la notion de collectif" (1939); R. Krichevsky and
 * V. Trofimov, "The performance of universal encoding" (1981); I. Waudby-Smith and A. Ramdas,
 * "Estimating means of bounded random variables by betting" (2024); A. Ramdas, P. Grünwald,
 * V. Vovk and G. Shafer, "Game-theoretic statistics and safe anytime-valid inference" (2023).
 */
export function logWealth(wins: number, losses: number): number {
  let largest = -Infinity;
  const terms = bets.map(({ logWin, logLoss }) => {
    const term = wins * logWin + losses * logLoss;
    if (term > largest) largest = term;
    return term;
  });
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - largest);
  return largest + Math.log(sum / nodes);
}

const nodes = 48;

// Midpoints of equal parts under the arcsine law: win chance (1 + sin θ)/2, lambda = sin θ.
const bets = Array.from({ length: nodes }, (_, i) => {
  const lambda = Math.sin((((i + 0.5) / nodes) * Math.PI) / 2);
  return { logWin: Math.log1p(lambda), logLoss: Math.log1p(-lambda) };
});
