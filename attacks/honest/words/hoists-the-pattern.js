// wins by: what does not change is taken out of the loop
export function words(text) {
  const counts = {};
  const letter = /[a-z]/i;
  const { length } = text;
  let word = '';
  for (let i = 0; i < length; i++) {
    const character = text[i];
    if (letter.test(character)) {
      word += character.toLowerCase();
    } else if (word !== '') {
      counts['$' + word] = (counts['$' + word] ?? 0) + 1;
      word = '';
    }
  }
  if (word !== '') counts['$' + word] = (counts['$' + word] ?? 0) + 1;
  return counts;
}
