/** Most moments in any interval, wherever it begins. */
export function busiest(moments: readonly number[], intervalMs: number): number {
  const counts = moments.map((from) => moments.filter((at) => at >= from && at < from + intervalMs).length);
  return Math.max(0, ...counts);
}
