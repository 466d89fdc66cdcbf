/** What compiled templates call while they render; Pug's packages have no types of their own for it. */
declare module 'pug-runtime' {
  const runtime: Readonly<Record<string, unknown>>;
  export = runtime;
}
