import { Component, type ReactNode } from 'react';

export interface PaneBoundaryProps {
  /** What stands in the place of a pane that broke; `again` builds the pane anew. */
  readonly fallback: (error: Error, again: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a fault in one pane from taking the others with it. */
export class PaneBoundary extends Component<PaneBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    return error ? this.props.fallback(error, () => this.setState({ error: null })) : this.props.children;
  }
}
