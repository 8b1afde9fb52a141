/** `1 test`, `12 tests`. */
export function amount(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** `1 gives`, `2 give`. */
export function verb(count: number, many: string): string {
  return `${count} ${many}${count === 1 ? 's' : ''}`;
}
