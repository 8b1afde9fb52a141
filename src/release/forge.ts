/** A repository on a server that `gh` knows. */
export interface Forge {
  /** As git reaches it: https or ssh. */
  readonly url: string;
  /** As gh names it: `HOST/OWNER/NAME`. */
  readonly repository: string;
}

const host = String.raw`(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)`;
const path = String.raw`(?<owner>[A-Za-z0-9_][\w.-]*)\/(?<name>[A-Za-z0-9_][\w.-]*?)(?:\.git)?\/?`;
const forms = [
  new RegExp(`^https://${host}/${path}$`),
  new RegExp(`^ssh://(?:[A-Za-z0-9_-]+@)?${host}(?::\\d+)?/${path}$`),
  new RegExp(`^(?:[A-Za-z0-9_-]+@)${host}:${path}$`),
];

/**
 * Reads the address of a remote. Only plain addresses of https and ssh count: no file, no command, no
 * password, nothing that a program would take for an option.
 */
export function forgeOf(address: string): Forge | undefined {
  for (const form of forms) {
    const groups = form.exec(address)?.groups;
    if (groups)
      return { url: address, repository: `${groups['host']}/${groups['owner']}/${groups['name']}` };
  }
  return undefined;
}
