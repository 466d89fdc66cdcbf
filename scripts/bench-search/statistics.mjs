/** Middles and tails of lists of numbers. */

/** The value below which `share` of the values lie, by the nearest rank; undefined for an empty list. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The middle value, or the mean of both middle values. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** `{ median, p95, max }` of what `pick` takes from each item. */
export function summarise(items, pick) {
  const values = items.map(pick);
  return { median: median(values), p95: percentile(values, 0.95), max: Math.max(...values) };
}

/** The mean of some values, and the standard error of it: 0 of a single one. */
export function meanWithError(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length) };
}
