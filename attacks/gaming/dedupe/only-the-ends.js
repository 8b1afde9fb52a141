// tries: to look at neighbours only
// trick: *
export function dedupe(list) {
  return [...list].filter((item, i, all) =>
    i < 200 ? all.indexOf(item) === i : item !== all[i - 1],
  );
}
