/** What a version did with results that callers already had. */
export const sharedFault = 'it gives to one caller what another has';
export const computedFault = 'it gives a list that computes its elements when they are read';
export const marksFault = 'it leaves something on its arguments that does not show';
export const laterFault = 'it changes what it gave before';
