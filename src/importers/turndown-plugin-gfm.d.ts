/** The part of the plugin that is used; it ships no types. */
declare module '@joplin/turndown-plugin-gfm' {
  export const tables: (service: object) => void;
  export const strikethrough: (service: object) => void;
}
