/** Statements that add to a schema and take or give away nothing. */
const adds =
  /^(?:create\s+(?:unique\s+)?index\b|create\s+table\b(?![\s\S]*\bas\s+select\b)|alter\s+table\s+[\w".`[\]]+\s+add\s+(?:column\s+|constraint\s+|primary\s+key|foreign\s+key|unique|check)|comment\s+on\b|begin\b|commit\b|set\s+(?:lock_timeout|statement_timeout)\b)/i;
const takes =
  /\b(?:drop|delete|truncate|update|insert|grant|revoke|execute|call|copy|load|outfile|dumpfile|security\s+definer|disable|owner|trigger|function|procedure|extension|role|user|password|pg_\w+|xp_\w+)\b|\\|\$\$/i;

/** True when SQL is plainly only additions to a schema: tables, columns, indexes, constraints. */
export function onlyAddsToSchema(text: string): boolean {
  if (/\/\*!/.test(text)) return false;
  const statements = text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/--[^\n]*/g, ' ')
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean);
  return statements.every((each) => adds.test(each) && !takes.test(each));
}
