/** Codes of the group `link/`. */
export const linkCodes = {} as const;
