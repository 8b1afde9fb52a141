const pure = new Set(
  // arrays
  (
    'at concat entries every filter find findIndex findLast findLastIndex flat flatMap forEach ' +
    'includes indexOf join keys lastIndexOf map reduce reduceRight slice some toReversed toSorted ' +
    'toSpliced values with ' +
    // strings
    'charAt charCodeAt codePointAt endsWith localeCompare match matchAll normalize padEnd padStart ' +
    'repeat replace replaceAll search split startsWith substr substring toLocaleLowerCase ' +
    'toLocaleUpperCase toLowerCase toUpperCase trim trimEnd trimStart ' +
    // sets and maps, numbers, dates, objects
    'get has isSubsetOf union intersection difference toFixed toPrecision toString valueOf ' +
    'hasOwnProperty isPrototypeOf getTime getDate getDay getMonth getFullYear getHours getMinutes ' +
    'getSeconds getMilliseconds toISOString toJSON'
  ).split(' '),
);

/** True for the name of a built-in method that leaves its receiver as it is. */
export function isPureMethod(name: string): boolean {
  return pure.has(name);
}

const pureStatics: Record<string, RegExp> = {
  Math: /^(?!random$)/,
  Object:
    /^(keys|values|entries|getPrototypeOf|getOwnPropertyNames|fromEntries|is|hasOwn|isFrozen)$/,
  JSON: /^(stringify|parse)$/,
  Number: /^/,
  String: /^(fromCharCode|fromCodePoint|raw)$/,
  Array: /^(isArray|from|of)$/,
  Date: /^(UTC|parse)$/,
  BigInt: /^as/,
  Symbol: /^for$/,
};

/** True for a function of a global that has no effect and answers the same again: `Math.sqrt`. */
export function isPureStatic(object: string, method: string): boolean {
  return Object.hasOwn(pureStatics, object) && pureStatics[object]!.test(method);
}

const globals = new Set(
  'String Number Boolean BigInt Symbol parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI structuredClone'.split(
    ' ',
  ),
);

/** True for a global function without effects: `parseInt`. */
export function isPureGlobal(name: string): boolean {
  return globals.has(name);
}
