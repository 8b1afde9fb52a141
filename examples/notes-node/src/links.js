const wiki = /\[\[([^\]|#]+)(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]/g;

/** The titles that a text links to as `[[Title]]` or `[[Title#part|words]]`, in order. */
export function linksIn(text) {
  return [...text.matchAll(wiki)].map((match) => match[1].trim());
}

/** Edges of the graph of notes: `{ from, to }` by title; one edge for each link. */
export function edges(notes) {
  return notes.flatMap((note) => linksIn(note.body).map((to) => ({ from: note.title, to })));
}

/** For each note the titles of those that link to it, in the order of the links. */
export function backlinks(notes, links) {
  const result = [];
  for (const note of notes) {
    const sources = [];
    for (const link of links) {
      if (link.to === note.title && !sources.includes(link.from)) {
        sources.push(link.from);
      }
    }
    result.push({ title: note.title, sources });
  }
  return result;
}

/** Titles that are linked to, and have no note yet. */
export function missing(notes, links) {
  const titles = new Set(notes.map((note) => note.title));
  return [...new Set(links.map((link) => link.to))].filter((title) => !titles.has(title)).sort();
}
