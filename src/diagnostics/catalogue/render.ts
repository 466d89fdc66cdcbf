/** Codes of the group `render/`. */
export const renderCodes = {} as const;
