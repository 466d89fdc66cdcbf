/** Codes of the group `talk/`. */
export const talkCodes = {} as const;
