/** The headings of a text: `{ level, title, line }`, those in code fences left out. */
export function headings(text) {
  const found = [];
  let fenced = false;
  text.split('\n').forEach((line, index) => {
    if (line.startsWith('```')) fenced = !fenced;
    const match = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (match && !fenced) {
      found.push({ level: match[1].length, title: match[2], line: index + 1 });
    }
  });
  return found;
}

export function anchor(title) {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

/** A nested list of links; a repeated title gets a number, as its anchor would. */
export function contents(text) {
  const seen = new Map();
  return headings(text)
    .map(({ level, title }) => {
      const base = anchor(title);
      const count = seen.get(base) ?? 0;
      seen.set(base, count + 1);
      const id = count === 0 ? base : `${base}-${count}`;
      return `${'  '.repeat(level - 1)}- [${title}](#${id})`;
    })
    .join('\n');
}
