/** What a version did with results that callers already had. */
export const sharedFault = 'it gives to one caller what another has';
export const computedFault = 'it gives a list that computes its elements when they are read';
export const laterFault = 'it changes what it gave before';
