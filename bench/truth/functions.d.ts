declare const functions: Readonly<Record<string, (...args: never[]) => unknown>>;
export default functions;
