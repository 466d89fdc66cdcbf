/** Codes of the group `plan/`. */
export const planCodes = {} as const;
