export function places(sorted, values) {
  return values.map((value) => {
    const at = sorted.findIndex((each) => each >= value);
    return at < 0 ? sorted.length : at;
  });
}
