import { call, construct, NativeWeakSet, weakSetAdd, weakSetHas } from './intrinsics.ts';

const made = new NativeWeakSet<object>();

/** Keeps in mind which objects are proxies: the language does not tell. Before anything of the user's. */
export function install(global: Record<string, unknown>): void {
  const Native = Proxy;
  const kept = <T extends object>(proxy: T): T => {
    call(weakSetAdd as never, made, proxy);
    return proxy;
  };
  const revocable = (target: object, handler: ProxyHandler<object>): unknown => {
    const pair = Native.revocable(target, handler);
    kept(pair.proxy);
    return pair;
  };
  const value = new Native(Native, {
    construct: (target, args) => kept(construct(target, args) as object),
    get: (target, key) => (key === 'revocable' ? revocable : target[key as never]),
  });
  Object.defineProperty(global, 'Proxy', { value, writable: true, configurable: true });
}

export function isProxy(value: object): boolean {
  return call<unknown, unknown[], boolean>(weakSetHas as never, made, value);
}
