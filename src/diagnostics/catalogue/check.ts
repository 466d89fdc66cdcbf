/** Codes of the group `check/`. */
export const checkCodes = {} as const;
