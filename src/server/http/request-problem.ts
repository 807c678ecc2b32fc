import { refuse, type Refusal } from '../../core/result.ts';
import type { RefusalCode } from './errors.ts';

/** What Express itself minds about a request before any route sees it; null for anything else that was thrown. */
export function requestProblem(error: unknown): Refusal<RefusalCode> | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  const { status } = error;
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  if (status === 413) {
    return refuse('body_too_large', 'The body is larger than 1 MB.', 'Send fewer things at once.');
  }
  if (error instanceof URIError) {
    return refuse('invalid_address', 'The address could not be read.', 'Check its % escapes.');
  }
  return refuse('invalid_json', 'The body could not be read.', 'Send it again as plain, uncompressed JSON.');
}
