/** A target as it is named everywhere: `src/text.ts`, or `src/text.ts#dedupe`. */
export function targetName({
  file,
  symbol,
}: {
  readonly file: string;
  readonly symbol?: string | undefined;
}): string {
  return symbol === undefined ? file : `${file}#${symbol}`;
}
