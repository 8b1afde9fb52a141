/** Each value once, in the order in which it first appears. */
export function unique(values) {
  return values.reduce((kept, value) => {
    if (!kept.includes(value)) kept.push(value);
    return kept;
  }, []);
}
