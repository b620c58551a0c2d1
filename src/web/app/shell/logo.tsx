/** A loupe over two arrows: what goes to the broker, and what comes from it. */
export function Logo({ size = 20 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="none" aria-hidden="true" strokeLinecap="round">
      <circle cx="10.2" cy="10.2" r="7.4" stroke="var(--accent)" strokeWidth="2" />
      <path d="M15.8 15.8 21 21" stroke="var(--accent)" strokeWidth="2.8" />
      <path d="M6.6 8.3h6.8M11.3 6.2l2.1 2.1" stroke="var(--out)" strokeWidth="1.6" />
      <path d="M13.8 12.1H7M9.1 14.2 7 12.1" stroke="var(--in)" strokeWidth="1.6" />
    </svg>
  );
}
