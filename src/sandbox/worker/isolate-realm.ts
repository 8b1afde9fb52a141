import ivm from 'isolated-vm';
import type { HarnessCode } from './harness-code.ts';
import { RealmDead, RealmTimeout, type Realm } from './realm.ts';

type Dispatch = ivm.Reference<(operation: string, payload: string) => string>;

/** A V8 isolate of its own: no Node API, its own heap with a limit, and a time limit a call. */
export class IsolateRealm implements Realm {
  readonly #isolate: ivm.Isolate;
  readonly #dispatch: Dispatch;

  constructor(harness: HarnessCode, memoryMb: number) {
    this.#isolate = new ivm.Isolate({ memoryLimit: memoryMb });
    const context = this.#isolate.createContextSync();
    // Its memory is not counted by the isolate's limit, and hardly any target needs it.
    context.evalSync('delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer;');
    harness.compileIn(this.#isolate).runSync(context);
    this.#dispatch = context.global.getSync('__pawl_dispatch', { reference: true }) as Dispatch;
    context.evalSync('delete globalThis.__pawl_dispatch;');
  }

  call(operation: string, payload: string, timeoutMs: number): string {
    if (this.#isolate.isDisposed) throw new RealmDead('the isolate is gone');
    try {
      return this.#dispatch.applySync(undefined, [operation, payload], { timeout: timeoutMs });
    } catch (error) {
      if (this.#isolate.isDisposed) throw new RealmDead('out of memory');
      if (error instanceof Error && error.message.includes('timed out'))
        throw new RealmTimeout('out of time');
      throw error;
    }
  }

  heap(): { readonly used: number; readonly total: number } {
    const heap = this.#isolate.getHeapStatisticsSync();
    const external = heap.externally_allocated_size;
    return { used: heap.used_heap_size + external, total: heap.total_heap_size + external };
  }

  dispose(): void {
    this.#dispatch.release();
    if (!this.#isolate.isDisposed) this.#isolate.dispose();
  }
}
