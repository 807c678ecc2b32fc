/**
 * Bytes of one file at most. All 5,000 workflows of a very large account are some 30 MB; what is larger is another kind
 * of file, and reading it whole could take all the memory there is.
 */
export const LARGEST_FILE = 40 * 1024 * 1024;

/** Bytes as MB with one decimal, without “.0”. */
export function megabytes(bytes: number): string {
  return String(Math.round((bytes / (1024 * 1024)) * 10) / 10);
}
