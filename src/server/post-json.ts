import type { Post } from './use-cases/tell/incoming-webhook.ts';

const PATIENCE_MS = 10_000;

/** {@link Post} over the network. */
export const postJson: Post = async (url, body) => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    // What fetch throws when nobody is there, and when nobody answered in time.
    const isNoAnswer =
      error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError');
    if (isNoAnswer) return null;
    throw error;
  }
};
