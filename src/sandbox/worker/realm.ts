/** One world in which candidates run, with the harness inside. Host-side handle. */
export interface Realm {
  /**
   * Calls the harness and drains the microtasks that it leaves.
   *
   * @throws RealmTimeout when it takes longer than `timeoutMs`; the realm can still be asked for
   * what it has, and must then be thrown away.
   * @throws RealmDead when the realm is gone (out of memory).
   */
  call(operation: string, payload: string, timeoutMs: number): string | Promise<string>;
  /** Bytes of its heap: in use, and taken from the system. */
  heap(): { readonly used: number; readonly total: number };
  dispose(): void;
}

export class RealmTimeout extends Error {}
export class RealmDead extends Error {}
