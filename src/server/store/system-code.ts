/** The system's own code of what failed on a file or the network (`ENOENT`, `ECONNREFUSED`), or null without one. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
