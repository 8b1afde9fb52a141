export function words(text) {
  const counts = {};
  let word = '';
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && new RegExp('[a-z]', 'i').test(text.charAt(i))) {
      word = word + text.charAt(i).toLowerCase();
      continue;
    }
    if (word !== '') counts['$' + word] = (counts['$' + word] ?? 0) + 1;
    word = '';
  }
  return counts;
}
