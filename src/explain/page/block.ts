/**
 * A piece of a sentence. A plain string is Pawl's own words; `said` is text from a project, a tool or
 * an operator; `code` is shown letter by letter. Neither of the last two may ever become markup.
 */
export type Part = string | { readonly said: string } | { readonly code: string };

/** A part of a page, for each kind of paper. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'subheading'; readonly parts: readonly Part[] }
  | { readonly kind: 'line' | 'item'; readonly parts: readonly Part[] }
  | {
      readonly kind: 'diff';
      readonly file: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export function said(text: string): Part {
  return { said: text };
}

export function code(text: string): Part {
  return { code: text };
}
