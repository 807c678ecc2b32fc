// Modals and panels. An `overlay` of a button or link opens on click; a panel that stands in the tree opens by its id.
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { observable } from './observable.ts';

interface Open {
  /** Overlays of buttons and links, by the control that opened them. */
  shown: { key: string; node: ReactNode }[];
  /** Ids of panels and modals in the tree that are open. */
  ids: ReadonlySet<string>;
}

const state = observable<Open>({ shown: [], ids: new Set() });
const keyOfId = new Map<string, string>();
const Slot = createContext<string | null>(null);

export const overlays = {
  show(key: string, node: ReactNode): void {
    const { shown, ids } = state.get();
    state.set({ ids, shown: [...shown.filter((one) => one.key !== key), { key, node }] });
  },
  /** Brings an overlay that is open up to date. */
  update(key: string, node: ReactNode): void {
    const { shown, ids } = state.get();
    if (!shown.some((one) => one.key === key)) return;
    state.set({ ids, shown: shown.map((one) => (one.key === key ? { key, node } : one)) });
  },
  open(id: string): void {
    const { shown, ids } = state.get();
    state.set({ shown, ids: new Set([...ids, id]) });
  },
  close(id: string): void {
    const { shown, ids } = state.get();
    const key = keyOfId.get(id);
    state.set({
      shown: shown.filter((one) => one.key !== key),
      ids: new Set([...ids].filter((one) => one !== id)),
    });
  },
};

/** Handed to every handler of an event as its second argument. */
export const reactions = {
  openModal: overlays.open,
  closeModal: overlays.close,
  openPanel: overlays.open,
  closePanel: overlays.close,
};

export function Overlays() {
  const { shown } = state.use();
  return (
    <>
      {shown.map(({ key, node }) => (
        <Slot.Provider key={key} value={key}>
          {node}
        </Slot.Provider>
      ))}
    </>
  );
}

interface OverlayProps {
  kind: 'modal' | 'panel';
  id: string;
  title?: string;
  width?: string;
  onOpen?: () => void;
  onClose?: () => void;
  children?: ReactNode;
}

export function Overlay({ kind, id, title, width = 'md', onOpen, onClose, children }: OverlayProps) {
  const { ids } = state.use();
  const slot = useContext(Slot);
  useEffect(() => {
    if (slot !== null) keyOfId.set(id, slot);
  }, [id, slot]);
  const isOpen = slot !== null || ids.has(id);
  useEffect(() => {
    if (isOpen) void onOpen?.();
    // Told once it opens, whatever becomes of the handler meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen]);
  if (!isOpen) return null;
  const close = () => {
    overlays.close(id);
    void onClose?.();
  };
  return createPortal(
    <div className="hs-scrim">
      <div
        role="dialog"
        aria-modal="true"
        aria-label={title}
        className={`hs-${kind} hs-w-${width}`}
        onKeyDown={({ key }) => {
          if (key === 'Escape') close();
        }}
      >
        <header>
          <h2>{title}</h2>
          <button type="button" aria-label="Close" autoFocus onClick={close}>
            ×
          </button>
        </header>
        <div className="hs-overlay-content">{children}</div>
      </div>
    </div>,
    document.body,
  );
}
