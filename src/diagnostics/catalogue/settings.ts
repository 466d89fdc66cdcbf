/** Codes of the group `settings/`. */
export const settingsCodes = {} as const;
