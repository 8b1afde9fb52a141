import type { FileVersion, ProjectChange } from './change.ts';
import { ruleId } from './finding.ts';
import { judge } from './judge.ts';
import type { Settings } from './settings.ts';
import { defaultSettings } from './settings.ts';

/** Texts before and after by path; undefined for a side that is not there. */
export type Sides = Readonly<Record<string, readonly [string | undefined, string | undefined]>>;

export function version(text: string, mode = '100644'): FileVersion {
  return { mode, text, bytes: text.length };
}

/** A change of texts, in a project that has the old ones and `others`. */
export function changeOf(
  sides: Sides,
  rest: Partial<ProjectChange> = {},
  others: Readonly<Record<string, string>> = {},
): ProjectChange {
  const old = new Map(Object.entries(others));
  for (const [path, [before]] of Object.entries(sides))
    if (before !== undefined) old.set(path, before);
  return {
    base: 'base',
    head: 'head',
    files: Object.entries(sides).map(([path, [before, after]]) => ({
      path,
      ...(before !== undefined && { before: version(before) }),
      ...(after !== undefined && { after: version(after) }),
    })),
    project: { paths: [...old.keys()], read: (path) => old.get(path) },
    ...rest,
  };
}

/** What is found, as `severity boundary/rule`. */
export function foundIn(change: ProjectChange, settings: Partial<Settings> = {}): string[] {
  return judge(change, { ...defaultSettings, ...settings }).map(
    (finding) => `${finding.severity} ${ruleId(finding)}`,
  );
}

/** What is found when one file of code changes. */
export function foundBetween(
  before: string | undefined,
  after: string,
  path = 'src/a.ts',
): string[] {
  return foundIn(changeOf({ [path]: [before, after] }));
}
