import type { Viewer } from '@groundwork/core/contract/viewer';
import { dayOf } from '@groundwork/core/time';
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { createPagesApi, type PagesApi } from '../api/pages-api.ts';
import type { Client } from '../api/client.ts';
import { linksOf, type Links } from '../lib/links.ts';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';

export interface Frame {
  api: PagesApi;
  links: Links;
  viewer: Viewer;
  /** The calendar day it is in the account's time zone. */
  today: () => string;
  /** Moves to a page of the app. */
  go: (to: string, params?: Record<string, string>) => void;
}

const FrameContext = createContext<Frame | null>(null);

/** What every page needs: the server, who looks on, where links lead. Call it below an `AppFrame`. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === null) throw new Error('A page was shown outside the frame of the app.');
  return frame;
}

interface Props {
  client: Client;
  appId: string;
  go: Frame['go'];
  children: ReactNode;
}

/** Loads once who looks on and which account it is, then shows the pages. */
export function AppFrame({ client, appId, go, children }: Props) {
  const api = useMemo(() => createPagesApi(client), [client]);
  const load = useCallback(() => api.viewer(), [api]);
  const loaded = useRemote(load);
  return (
    <RemoteView loaded={loaded}>
      {(viewer) => {
        const { uiDomain, portalId, timeZone } = viewer.connection;
        const today = () => dayOf(Date.now(), timeZone);
        const frame = { api, viewer, today, go, links: linksOf({ uiDomain, portalId, appId }) };
        return <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>;
      }}
    </RemoteView>
  );
}
