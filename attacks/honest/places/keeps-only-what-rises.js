// wins by: only elements that are higher than all before them can be found; those are searched by halves
export function places(sorted, values) {
  const peaks = [];
  for (let i = 0; i < sorted.length; i++)
    if (peaks.length === 0 || sorted[i] > sorted[peaks[peaks.length - 1]]) peaks.push(i);
  return values.map((value) => {
    let low = 0;
    let high = peaks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[peaks[middle]] >= value) high = middle;
      else low = middle + 1;
    }
    return low < peaks.length ? peaks[low] : sorted.length;
  });
}
