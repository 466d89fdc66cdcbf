/** How the engine spends memory on what is soon forgotten. Touches nothing else. */
import v8 from 'node:v8';

/**
 * Lets the heap grow by a fifth of what is in use before garbage is collected.
 *
 * By default V8 waits until it is up to four times as large: a build of 21,703 talks, which needs 390 MB, then peaks at 1.6 GB. With two fifths
 * an edit takes 7 percent less time and 35 MB more. Has no effect on an engine without that setting.
 */
export function keepHeapSmall(): void {
  v8.setFlagsFromString('--heap-growing-percent=20');
}
