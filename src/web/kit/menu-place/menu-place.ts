// Where a row's menu hangs, in pixels of the window.
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function placeOfButton(button: Element): MenuPlace {
  const { x, y, width, height } = button.getBoundingClientRect();
  return { x, y, width, height };
}

export function placeOfPointer({
  clientX,
  clientY,
}: {
  readonly clientX: number;
  readonly clientY: number;
}): MenuPlace {
  return { x: clientX, y: clientY, width: 0, height: 0 };
}
