/** Codes of the group `content/`. */
export const contentCodes = {} as const;
