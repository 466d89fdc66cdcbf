/** Small choices that are remembered on this device. Never throws where storage is forbidden; never leaves the device. */

export function readChoice(name: string): string | undefined {
  try {
    return localStorage.getItem(`rostrum:${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Without a value the choice is forgotten. */
export function storeChoice(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`rostrum:${name}`);
    else localStorage.setItem(`rostrum:${name}`, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}
