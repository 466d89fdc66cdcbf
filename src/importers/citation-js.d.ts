/** The part of citation-js that is used; it ships no types. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** Parses input of a forced type until it has the target type; throws where it cannot. */
      readonly chain: (
        input: string,
        options: { readonly forceType: '@bibtex/text'; readonly generateGraph: false; readonly target?: string },
      ) => unknown;
    };
  };
}

declare module '@citation-js/plugin-bibtex' {}
