'use strict';

/** The fields of one line; a field in quotes may have commas and doubled quotes. */
function parseLine(line) {
  const fields = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (quoted) {
      if (char !== '"') field += char;
      else if (line[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      fields.push(field);
      field = '';
    } else field += char;
  }
  fields.push(field);
  return fields;
}

/** Rows as objects by the names in the first line. Blank lines are skipped. */
function parseCsv(text) {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (header === undefined) return [];
  const names = parseLine(header).map((name) => name.trim());
  return lines.map((line) => {
    const fields = parseLine(line);
    return Object.fromEntries(names.map((name, i) => [name, (fields[i] ?? '').trim()]));
  });
}

module.exports = { parseLine, parseCsv };
