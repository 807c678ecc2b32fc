/** How many jobs run at once: in one process, and of one portal, whose calls share one rate limit anyway. */
export interface AtOnce {
  inAll: number;
  perPortal: number;
}

export const AT_ONCE: AtOnce = { inAll: 8, perPortal: 3 };
