import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus where it is when an edit gives its row another place: an element that is moved in the page loses it. Who
 * goes elsewhere, by key or by pointer, is let go.
 */
export function useKeptFocus<E extends HTMLElement>(): RefObject<E | null> {
  const place = useRef<E>(null);
  const held = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const hold = ({ target }: FocusEvent) => {
      held.current = target instanceof HTMLElement && place.current?.contains(target) ? target : null;
    };
    const letGo = () => {
      held.current = null;
    };
    document.addEventListener("focusin", hold);
    document.addEventListener("pointerdown", letGo, true);
    return () => {
      document.removeEventListener("focusin", hold);
      document.removeEventListener("pointerdown", letGo, true);
    };
  }, []);
  useLayoutEffect(() => {
    if (document.activeElement === document.body && held.current?.isConnected)
      held.current.focus({ preventScroll: true });
  });
  return place;
}
