/** Codes of the group `front-matter/`. */
export const frontMatterCodes = {} as const;
