// The page's colours for a canvas: which ones they are depends on the scheme, and the browser says which one is meant.

export interface Palette {
  readonly surface: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly faint: string;
  /** By number, 1 to 8; the first place is empty. */
  readonly categories: readonly string[];
}

export function readPalette(element: HTMLElement): Palette {
  const read = (property: string) => {
    element.style.color = `var(${property})`;
    const { color } = getComputedStyle(element);
    element.style.color = '';
    return color;
  };
  return {
    surface: read('--surface-panel'),
    text: read('--text-1'),
    quiet: read('--text-3'),
    line: read('--border'),
    faint: read('--border-faint'),
    categories: ['', ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => read(`--cat-${number}`))],
  };
}

const SCHEME = 'data-mantine-color-scheme';

/** Of the light scheme, whichever the page has. Nothing is painted in between: the browser is only asked. */
export function readLightPalette(): Palette {
  const root = document.documentElement;
  const scheme = root.getAttribute(SCHEME);
  root.setAttribute(SCHEME, 'light');
  try {
    return readPalette(root);
  } finally {
    if (scheme === null) root.removeAttribute(SCHEME);
    else root.setAttribute(SCHEME, scheme);
  }
}
