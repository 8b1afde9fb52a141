/** A version's text at a place, by its number. */
export interface Case {
  readonly version: number;
  readonly text: string;
}

/** An expression; the common way, where nothing differs, costs two comparisons. */
export function choice(otherwise: string, cases: readonly Case[]): string {
  const wrap = (text: string): string => `(${text}\n)`;
  const join = (condition: string, yes: string, no: string): string =>
    `(${condition}?${yes}:${no})`;
  return join(outside(cases), wrap(otherwise), tree(cases, wrap, join));
}

/** Statements in a block of their own. */
export function branches(otherwise: string, cases: readonly Case[]): string {
  const wrap = (text: string): string => `{${text}\n}`;
  const join = (condition: string, yes: string, no: string): string =>
    `{if(${condition})${yes}else ${no}}`;
  return `\n${join(outside(cases), wrap(otherwise), tree(cases, wrap, join))}`;
}

/** That it is none of them. */
function outside(cases: readonly Case[]): string {
  const numbers = cases.map((it) => it.version);
  const [low, high] = [numbers[0]!, numbers.at(-1)!];
  const range = `__pawl_version<${low}||__pawl_version>${high}`;
  if (high - low < cases.length) return range;
  return `${range}||(${numbers.map((n) => `__pawl_version!==${n}`).join('&&')})`;
}

/** A balanced tree of comparisons; it is one of them. */
function tree(
  cases: readonly Case[],
  wrap: (text: string) => string,
  join: (condition: string, yes: string, no: string) => string,
): string {
  if (cases.length === 1) return wrap(cases[0]!.text);
  const middle = cases.length >> 1;
  return join(
    `__pawl_version<${cases[middle]!.version}`,
    tree(cases.slice(0, middle), wrap, join),
    tree(cases.slice(middle), wrap, join),
  );
}
