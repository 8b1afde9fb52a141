/** `#Work/Tax ` is `work/tax`. */
export function cleanTag(tag) {
  return tag.trim().replace(/^#/, '').toLowerCase();
}

/** How many notes have each tag: `{ tag, count }`, the commonest first, then by name. */
export function tagCounts(notes) {
  const counts = new Map();
  for (const note of notes) {
    for (const tag of new Set(note.tags.map(cleanTag))) {
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}

/** Notes with the tag or one below it: `work` finds `work/tax` too. */
export function withTag(notes, tag) {
  const wanted = cleanTag(tag);
  return notes.filter((note) =>
    (note.tags ?? []).map(cleanTag).some((own) => own === wanted || own.startsWith(`${wanted}/`)),
  );
}

/** The tags of a note that a list of rules adds: `{ word, tag }`. */
export function suggestTags(note, rules) {
  const body = note.body.toLowerCase();
  const own = (note.tags ?? []).map(cleanTag);
  return rules
    .filter((rule) => body.includes(rule.word) && !own.includes(rule.tag))
    .map((rule) => rule.tag);
}
