import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef, useState } from "react";

/** Makes an element one that can be dragged; `key` is what is dropped. Whatever is dragged can be moved by keys as well. */
export function useDraggable<E extends HTMLElement = HTMLDivElement>(
  key: string,
  isOn: boolean,
): { ref: RefObject<E | null>; isDragged: boolean } {
  const ref = useRef<E>(null);
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    if (!ref.current || !isOn) return undefined;
    return draggable({
      element: ref.current,
      getInitialData: () => ({ key }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [key, isOn]);
  return { ref, isDragged };
}

/** Makes an element a place to drop on; `x` is how far from its left edge, in pixels. */
export function useDropPlace<E extends HTMLElement = HTMLDivElement>(
  onDrop: (key: string, x: number) => void,
): {
  ref: RefObject<E | null>;
  isOver: boolean;
} {
  const ref = useRef<E>(null);
  const dropped = useRef(onDrop);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    dropped.current = onDrop;
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    return dropTargetForElements({
      element,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location }) => {
        setOver(false);
        if (typeof source.data["key"] === "string")
          dropped.current(
            source.data["key"],
            location.current.input.clientX - element.getBoundingClientRect().left,
          );
      },
    });
  }, []);
  return { ref, isOver };
}
