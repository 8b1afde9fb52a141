import { parseManifest } from '../dependency/manifest.ts';
import type { FileView, View } from '../view.ts';

/** Settings of linters as data: without any, these programs check nothing. */
const asData = /(?:^|\/)(?:\.eslintrc(?:\.json)?|\.oxlintrc\.json|\.jshintrc|tslint\.json)$/;
const anyLinter =
  /(?:^|\/)(?:\.eslintrc.*|eslint\.config\..*|\.eslintignore|\.?oxlint.*|biome\.jsonc?|\.jshintrc|\.jscsrc|\.xo-config.*|xo\.config\..*|tslint\.json)$/;
const fields = ['eslintConfig', 'eslintIgnore', 'xo', 'standard', 'jshintConfig'];

/** True for the first settings of a linter that a project gets: there is nothing yet that they could loosen. */
export function isFirstLinter({ change, settings }: View, file: FileView): boolean {
  if (file.before || file.after?.text === undefined || !asData.test(file.path)) return false;
  return !hasLinter({ change, settings });
}

/** The same for a field of a manifest. */
export function isFirstLinterField(view: View, field: string, old: unknown): boolean {
  return old === undefined && fields.includes(field) && !hasLinter(view);
}

function hasLinter({ change, settings }: Pick<View, 'change' | 'settings'>): boolean {
  if (settings.tests.checks.length > 0) return true;
  const { paths, read } = change.project;
  return paths.some(
    (path) =>
      anyLinter.test(path) ||
      (/(?:^|\/)package\.json$/.test(path) &&
        fields.some((field) => field in (parseManifest(read(path) ?? '') ?? {}))),
  );
}
