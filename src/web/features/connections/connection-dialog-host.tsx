/** Shows the profile dialog while `connectionDialogStore` asks for one. Rendered once. */
export function ConnectionDialogHost() {
  return null;
}
