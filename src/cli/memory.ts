/** How the engine spends memory on what is soon forgotten. Touches nothing else. */
import v8 from 'node:v8';

/**
 * Lets the heap grow by two fifths of what is in use before garbage is collected.
 *
 * By default V8 waits until it is up to four times as large: a build of 21,703 talks, which needs 390 MB, then peaks at 1.6 GB. With one fifth
 * it took 52.9 s and 613 MB where it took 45.2 s and 626 MB with two. Has no effect on an engine without that setting.
 */
export function keepHeapSmall(): void {
  v8.setFlagsFromString('--heap-growing-percent=40');
}
