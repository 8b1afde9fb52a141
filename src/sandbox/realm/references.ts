import { call, mapGet, mapSet, NativeMap } from './intrinsics.ts';

/**
 * Numbers objects in the order in which they are met. Most values have few: those are compared one by
 * one, which takes less than a map's look-up and much less than making a map.
 */
export class References {
  #count = 0;
  // Fields, not an array: a candidate may have put setters on indices.
  #a: object | undefined;
  #b: object | undefined;
  #c: object | undefined;
  #d: object | undefined;
  #e: object | undefined;
  #f: object | undefined;
  #g: object | undefined;
  #h: object | undefined;
  #i: object | undefined;
  #j: object | undefined;
  #k: object | undefined;
  #l: object | undefined;
  #rest: Map<object, number> | undefined;

  /** The number of an object that was met before; undefined for a new one, which gets the next. */
  number(value: object): number | undefined {
    if (value === this.#a) return 0;
    if (value === this.#b) return 1;
    if (value === this.#c) return 2;
    if (value === this.#d) return 3;
    if (value === this.#e) return 4;
    if (value === this.#f) return 5;
    if (value === this.#g) return 6;
    if (value === this.#h) return 7;
    if (value === this.#i) return 8;
    if (value === this.#j) return 9;
    if (value === this.#k) return 10;
    if (value === this.#l) return 11;
    const seen = this.#rest && (call(mapGet, this.#rest as never, value) as number | undefined);
    if (seen !== undefined) return seen;
    this.#keep(value, this.#count++);
    return undefined;
  }

  #keep(value: object, number: number): void {
    switch (number) {
      case 0:
        this.#a = value;
        break;
      case 1:
        this.#b = value;
        break;
      case 2:
        this.#c = value;
        break;
      case 3:
        this.#d = value;
        break;
      case 4:
        this.#e = value;
        break;
      case 5:
        this.#f = value;
        break;
      case 6:
        this.#g = value;
        break;
      case 7:
        this.#h = value;
        break;
      case 8:
        this.#i = value;
        break;
      case 9:
        this.#j = value;
        break;
      case 10:
        this.#k = value;
        break;
      case 11:
        this.#l = value;
        break;
      default:
        call(mapSet, (this.#rest ??= new NativeMap()) as never, value, number);
    }
  }
}
