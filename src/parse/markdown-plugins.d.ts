/** Types of the Markdown plugins that ship none. */
declare module 'markdown-it-footnote' {
  const plugin: (md: object) => void;

  // biome-ignore lint/style/noDefaultExport: the plugin exports nothing else.
  export { plugin as default };
}

declare module 'markdown-it-deflist' {
  const plugin: (md: object) => void;

  // biome-ignore lint/style/noDefaultExport: the plugin exports nothing else.
  export { plugin as default };
}
