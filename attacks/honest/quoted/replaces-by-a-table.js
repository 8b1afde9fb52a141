// wins by: one pass of the engine's own, and a table at module level
const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const special = /[&<>"]/g;
export function quoted(text) {
  return text.replace(special, (character) => names[character]);
}
