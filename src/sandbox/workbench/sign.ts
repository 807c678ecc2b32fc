import { createHmac } from 'node:crypto';

/** What HubSpot decodes in an address before it signs it. */
const DECODED = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

export interface ToSign {
  secret: string;
  method: string;
  /** The public address, as the extension called it, with what HubSpot appends. */
  url: string;
  body: string;
  /** Epoch milliseconds. */
  at: number;
}

/** Headers with which HubSpot signs a request, version 3 (“Validating requests from HubSpot”). */
export function signatureHeaders({ secret, method, url, body, at }: ToSign): Record<string, string> {
  const address = url.replace(DECODED, (escaped) => decodeURIComponent(escaped));
  const signature = createHmac('sha256', secret).update(`${method}${address}${body}${at}`).digest('base64');
  return { 'x-hubspot-request-timestamp': String(at), 'x-hubspot-signature-v3': signature };
}
