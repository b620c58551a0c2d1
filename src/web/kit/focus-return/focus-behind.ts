// Where the focus goes when what has it is about to go for good, and nothing led to it that could have it back.

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** Focuses what the Tab key would reach first behind `element`; nothing where nothing follows. */
export function focusBehind(element: Element): void {
  for (const candidate of document.querySelectorAll<HTMLElement>(FOCUSABLE)) {
    const isBehind = (element.compareDocumentPosition(candidate) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    if (!isBehind || element.contains(candidate) || candidate.tabIndex < 0 || candidate.matches(':disabled')) continue;
    candidate.focus({ preventScroll: true });
    if (document.activeElement === candidate) return;
  }
}
