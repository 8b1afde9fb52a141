/**
 * A run's id: `r-`, its start in milliseconds as 8 base-36 digits (good until 2059) and 2 that
 * count up where runs start in the same millisecond. So ids sort by time.
 *
 * @param isTaken - tells whether a run has this id already
 */
export function newRunId(now: number, isTaken: (id: string) => boolean): string {
  const time = Math.max(0, Math.floor(now)).toString(36).padStart(8, '0').slice(-8);
  for (let count = 0; count < 36 * 36; count++) {
    const id = `r-${time}${count.toString(36).padStart(2, '0')}`;
    if (!isTaken(id)) return id;
  }
  throw new RangeError(`too many runs started at ${now}`);
}
