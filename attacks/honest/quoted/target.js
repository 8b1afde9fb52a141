export function quoted(text) {
  let out = '';
  for (const character of text.split('')) {
    let piece = character;
    for (const [from, to] of [
      ['&', '&amp;'],
      ['<', '&lt;'],
      ['>', '&gt;'],
      ['"', '&quot;'],
    ])
      if (character === from) piece = to;
    out = out + piece;
  }
  return out;
}
