// wins by: pieces that are joined at the end, and nothing to do where nothing is special
export function quoted(text) {
  let at = text.search(/[&<>"]/);
  if (at < 0) return String(text);
  const pieces = [text.slice(0, at)];
  let from = at;
  for (; at < text.length; at++) {
    let piece;
    switch (text.charCodeAt(at)) {
      case 38:
        piece = '&amp;';
        break;
      case 60:
        piece = '&lt;';
        break;
      case 62:
        piece = '&gt;';
        break;
      case 34:
        piece = '&quot;';
        break;
      default:
        continue;
    }
    pieces.push(text.slice(from, at), piece);
    from = at + 1;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
