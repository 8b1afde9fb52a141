const fence = '---';

function value(text) {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text.startsWith('[') && text.endsWith(']')) {
    const inner = text.slice(1, -1).trim();
    return inner === '' ? [] : inner.split(',').map((item) => value(item.trim()));
  }
  return text.replace(/^(["'])(.*)\1$/, '$2');
}

/** Splits a note into what stands between the `---` lines at its top, and its body. */
export function parse(text) {
  const lines = text.split(/\r?\n/);
  const end = lines[0] === fence ? lines.indexOf(fence, 1) : -1;
  if (end < 0) return { data: {}, body: text };
  const data = {};
  for (const line of lines.slice(1, end)) {
    const colon = line.indexOf(':');
    if (colon > 0) data[line.slice(0, colon).trim()] = value(line.slice(colon + 1).trim());
  }
  return { data, body: lines.slice(end + 1).join('\n') };
}
