/** Work that one holder at a time may do, in whichever process: theirs until they let go or their time is up. */
export interface LeaseStore {
  /** Whether `holder` has it from now on: nobody else does, or only until a moment that has passed. Times in epoch ms. */
  take(
    portalId: string,
    name: string,
    lease: { holder: string; now: number; until: number },
  ): Promise<boolean>;
  /** Lets go of it where `holder` still has it. */
  letGo(portalId: string, name: string, holder: string): Promise<void>;
}
