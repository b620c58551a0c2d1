// A text as it stands, made a template of itself: braces in it are no variables.

export function escapeTemplate(text: string): string {
  return text.replaceAll('{{', '\\{{');
}
