/** The tasks of a text: lines such as `- [ ] call the dentist @2026-03-01`. */
export function tasksIn(text) {
  const tasks = [];
  for (const line of text.split('\n')) {
    const match = /^\s*[-*] \[([ xX])\] (.+)$/.exec(line);
    if (!match) continue;
    const due = /@(\d{4}-\d{2}-\d{2})/.exec(match[2]);
    tasks.push({
      done: match[1] !== ' ',
      text: match[2].replace(/\s*@\d{4}-\d{2}-\d{2}/, ''),
      due: due ? due[1] : undefined,
    });
  }
  return tasks;
}

/** Open tasks, the soonest first, those without a date last. */
export function agenda(tasks) {
  return tasks
    .filter((task) => !task.done)
    .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

/** `3 of 7 done`. */
export function progress(tasks) {
  return `${tasks.filter((task) => task.done).length} of ${tasks.length} done`;
}
