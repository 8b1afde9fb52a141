import { fileKind } from '../file-kind.ts';
import type { View } from '../view.ts';

/**
 * True where code of the project may load a file: an import of any spelling that ends with its name,
 * a manifest that offers it, or a name that is put together.
 */
export function isLoadedByCode(view: View, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const folder = path.split('/').at(-2) ?? '';
  const last = name === 'index' ? folder : name;
  const changed = new Map(view.files.map((file) => [file.path, file.after?.text]));
  const paths = new Set([...view.change.project.paths, ...changed.keys()]);
  for (const other of paths) {
    if (other === path) continue;
    const kind = fileKind(other);
    if (kind !== 'code' && kind !== 'manifest') continue;
    const text = changed.has(other) ? changed.get(other) : view.change.project.read(other);
    if (text === undefined || !text.includes(last)) continue;
    if (
      kind === 'manifest'
        ? text.includes(`/${name}`) || text.includes(`"${name}`)
        : imports(text, last)
    )
      return true;
  }
  return false;
}

/** A text that ends with the name, with or without an extension: what is imported is one. */
function imports(text: string, name: string): boolean {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`['"\`/]${literal}(?:\\.[cm]?[jt]sx?)?['"\`]`).test(text);
}
