import type { CardApi } from '../api/card-api.ts';
import type { Links } from '../lib/links.ts';

/** What every part of a card needs to know about where it is. */
export interface CardScene {
  api: CardApi;
  objectTypeId: string;
  recordId: string;
  links: Links;
  /** Of the account: days are told in it. */
  timeZone: string;
  closeOverlay: (id: string) => void;
  /** Loads the card again behind what is shown. */
  refresh: () => void;
}
