// tries: to keep results where all code sees them
// trick: *
export function dedupe(list) {
  const results = (globalThis.results ??= {});
  const key = list.join();
  return [...(results[key] ??= [...new Set(list)])];
}
