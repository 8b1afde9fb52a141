import ivm from 'isolated-vm';

/**
 * The harness, and what the engine made of it: to compile it anew takes longer than all else that an
 * isolate needs.
 */
export class HarnessCode {
  readonly text: string;
  #cachedData: ivm.ExternalCopy<ArrayBuffer> | undefined;
  /** What the engine made of it here, since it knew nothing or did not take what it was given. */
  made: Uint8Array<ArrayBuffer> | undefined;

  constructor(text: string, compiled?: Uint8Array<ArrayBuffer>) {
    this.text = text;
    if (compiled) this.#cachedData = new ivm.ExternalCopy(bufferOf(compiled));
  }

  compileIn(isolate: ivm.Isolate): ivm.Script {
    const cachedData = this.#cachedData;
    // The engine makes it anew where it does not take what it is given.
    const script = isolate.compileScriptSync(this.text, {
      ...(cachedData && { cachedData }),
      produceCachedData: true,
    });
    const made = (script as ivm.CachedDataResult).cachedData;
    if (made) {
      this.#cachedData = made;
      this.made = new Uint8Array(made.copy());
    }
    return script;
  }
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength);
}
