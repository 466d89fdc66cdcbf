/** The part of media-captions that is used. Its own types do not resolve under Node's rules: their paths have no endings. */
declare module 'media-captions' {
  export function parseText(
    text: string,
    options: { readonly type: 'vtt' | 'srt' },
  ): Promise<{
    readonly cues: readonly { readonly id: string; readonly startTime: number; readonly endTime: number }[];
  }>;

  /** Seconds of `12:04.500` or `1:12:04.500`. */
  export function parseVTTTimestamp(timestamp: string): number | null;
}
