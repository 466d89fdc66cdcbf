/** Codes of the group `body/`. */
export const bodyCodes = {} as const;
