/** Milliseconds that other threads may have worked without a closer look, and how long one look is. */
const unremarkable = 1;
const lookMs = 5;
/** The engine's own helpers, which compile and collect, are done within so many looks. */
const mostLooks = 4;
/** Looks in a row at which hardly anything was done. */
const quietLooks = 2;
const hardly = 0.3;

/**
 * Whether the code that a process realm ran has left work to threads beside this one: to Node's pool
 * (hashing, compressing, files) or to the engine's. Nothing can call such work back; it ends with its
 * process. It is seen by the CPU time that it takes, since Node lists only some of it. What Node does
 * list, as messages and files that are awaited, calls the realm's code again when its turn is over.
 */
export class LeftWork {
  readonly #usual: number;
  readonly #muchMb: number;
  #before = othersMs();

  /** @param muchMb what the process holds when the next to run in it could be blamed for an earlier one's memory */
  constructor(muchMb: number) {
    this.#muchMb = muchMb;
    // Node opens these when they are first asked for, and some of its modules ask.
    void [process.stdout, process.stderr];
    this.#usual = process.getActiveResourcesInfo().length;
  }

  /** Whether it is there when it has had a moment to end, and there was a sign of it. */
  async isThere(): Promise<boolean> {
    let before = othersMs();
    let open = this.#open();
    if (before - this.#before < unremarkable && !open) return false;
    let quiet = 0;
    for (let look = 0; look < mostLooks && (quiet < quietLooks || open); look++) {
      await new Promise((resolve) => setTimeout(resolve, lookMs));
      const now = othersMs();
      quiet = now - before < hardly ? quiet + 1 : 0;
      before = now;
      open = this.#open();
    }
    this.#before = before;
    return quiet < quietLooks || open;
  }

  /**
   * Whether anything is to come that somebody could wait for. Node itself knows that: it would end if
   * nothing were and the worker did not listen.
   */
  isToCome(): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (isToCome: boolean): void => {
        clearTimeout(timer);
        process.off('beforeExit', nothing);
        process.channel?.ref();
        resolve(isToCome);
      };
      const nothing = (): void => answer(false);
      const timer = setTimeout(() => answer(true), lookMs).unref();
      process.on('beforeExit', nothing);
      process.channel?.unref();
    });
  }

  /** Memory that a stopped realm had is not given back at once. */
  get holdsMuch(): boolean {
    return process.memoryUsage.rss() > this.#muchMb * 1024 * 1024;
  }

  #open(): boolean {
    return process.getActiveResourcesInfo().length > this.#usual;
  }
}

/** CPU time of all threads of this process but this one, milliseconds. */
function othersMs(): number {
  const all = process.cpuUsage();
  const own = process.threadCpuUsage();
  return (all.user + all.system - own.user - own.system) / 1_000;
}
